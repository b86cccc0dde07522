import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { CheckStage, Failure } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import type { RunStage } from './check-stages.ts';

/** Where a source is, and what to say when it is not there. */
export interface ReachTarget {
  host: string;
  port: number;
  isSecure: boolean;
  /** What to try when there is no such host. */
  hostHint: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRY_WARNING_DAYS = 14;

/** The stages every networked source begins with: resolve, connect and, where it is secure, tls. */
export async function* reachStages(
  stage: RunStage,
  guard: DialGuard,
  target: ReachTarget,
): AsyncGenerator<CheckStage, void, void> {
  const { host, port, isSecure, hostHint } = target;
  // A check may be abandoned after any stage, so the sockets are kept where they are closed in every case.
  const sockets: Socket[] = [];
  try {
    yield* stage('resolve', async () => {
      const addresses = await explained(guard.resolve(host), host, hostHint);
      return { value: addresses, detail: `${host} is ${addresses.join(', ')}` };
    });
    const socket = yield* stage('connect', async (signal) => {
      const connected = await explained(guard.connect({ host, port, signal }), `${host}:${port}`, hostHint);
      sockets.push(connected);
      return { value: connected, detail: `${connected.remoteAddress ?? host} port ${port}` };
    });
    if (!isSecure) return;
    yield* stage('tls', async (signal) => {
      const secured = await explained(
        guard.secure(socket, { host, port, signal }),
        `${host}:${port}`,
        hostHint,
      );
      return { value: undefined, ...describeCertificate(secured) };
    });
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

async function explained<T>(work: Promise<T>, address: string, hint: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explainNetworkError(error, address, hint) ?? error;
  }
}

/** Says what protects a connection, and warns when its certificate expires before long. */
export function describeCertificate(socket: TLSSocket): { detail: string; warning: Failure | undefined } {
  const { subject, subjectaltname, valid_to } = socket.getPeerCertificate();
  const expires = new Date(valid_to);
  const date = expires.toISOString().slice(0, 10);
  const detail = `${socket.getProtocol()}, certificate for ${subject.CN ?? subjectaltname}, valid until ${date}`;
  const isNear = expires.getTime() - Date.now() < EXPIRY_WARNING_DAYS * DAY_MS;
  return { detail, warning: isNear ? certificateExpires(date) : undefined };
}

function certificateExpires(date: string): Failure {
  return {
    code: 'tls-expires-soon',
    cause: `The certificate of the source expires on ${date}.`,
    nextStep: 'Have the certificate renewed before that day.',
    fixableBy: 'source-admin',
  };
}
