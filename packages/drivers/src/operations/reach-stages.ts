import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { CheckStage, Failure } from '../contract/contract.ts';
import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import type { RunStage } from './check-stages.ts';

/** The network address of a source. */
export interface ReachTarget {
  host: string;
  port: number;
  isSecure: boolean;
  /** The next step if the host does not exist. */
  hostHint: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRY_WARNING_DAYS = 14;

/** The first stages of every networked source: resolve, connect and, if the source is secure, tls. */
export async function* reachStages(
  stage: RunStage,
  guard: DialGuard,
  target: ReachTarget,
): AsyncGenerator<CheckStage, void, void> {
  const { host, port, isSecure, hostHint } = target;
  // A caller may abandon a check after any stage, so the sockets are kept where they are always closed.
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

/** Describes the protection of a connection, and warns if its certificate expires soon. */
export function describeCertificate(socket: TLSSocket): { detail: string; warning: Failure | undefined } {
  const { subject, subjectaltname, valid_to } = socket.getPeerCertificate();
  const expires = new Date(valid_to);
  const date = expires.toISOString().slice(0, 10);
  const detail = `${socket.getProtocol()}, certificate for ${subject.CN ?? subjectaltname}, valid until ${date}`;
  const isNear = expires.getTime() - Date.now() < EXPIRY_WARNING_DAYS * DAY_MS;
  return { detail, warning: isNear ? certificateExpires(date) : undefined };
}

function certificateExpires(date: string): Failure {
  return describeSourceFailure('tls-expires-soon', { date });
}
