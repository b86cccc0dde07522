import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { DriverError } from '../contract/driver-error.ts';
import { describeSqlFailure } from './describe-sql-failure.ts';

/** The instance to look up, and the addresses to ask. */
export interface InstanceQuestion {
  instance: string;
  /** For messages. */
  host: string;
  /** Checked by the guard. */
  addresses: readonly string[];
  /** UDP port of the SQL Server Browser. */
  port: number;
  signal: AbortSignal;
}

const ASK_FOR_INSTANCE = 0x04;
const ANSWER = 0x05;
const HEADER_SIZE = 3;
const ATTEMPTS = 3;
const ATTEMPT_MS = 700;

/**
 * Asks the SQL Server Browser for the TCP port of a named instance (MC-SQLR, CLNT_UCAST_INST).
 *
 * @throws DriverError `instance-not-found` if no answer comes, which is how a browser refuses
 */
export async function findInstancePort(question: InstanceQuestion): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    for (const address of question.addresses) {
      const port = await ask(address, question);
      if (port !== undefined) return port;
    }
    question.signal.throwIfAborted();
  }
  throw notFound(question);
}

async function ask(
  address: string,
  { instance, port, signal }: InstanceQuestion,
): Promise<number | undefined> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]);
  try {
    socket.connect(port, address);
    await once(socket, 'connect', { signal: limit });
    socket.send(Buffer.concat([Buffer.from([ASK_FOR_INSTANCE]), Buffer.from(`${instance}\0`, 'latin1')]));
    const [answer] = await once(socket, 'message', { signal: limit });
    return Buffer.isBuffer(answer) ? readPort(answer, instance) : undefined;
  } catch {
    // No answer, or an ICMP refusal: this address gave no port.
    return undefined;
  } finally {
    socket.close();
  }
}

/** The answer is a list `key;value;key;value;;`. */
function readPort(answer: Buffer, instance: string): number | undefined {
  if (answer[0] !== ANSWER) return undefined;
  const words = answer.toString('latin1', HEADER_SIZE).split(';');
  const valueAfter = (key: string) => words[words.findIndex((word) => word.toLowerCase() === key) + 1];
  const port = Number(valueAfter('tcp'));
  const isSame = valueAfter('instancename')?.toLowerCase() === instance.toLowerCase();
  return isSame && words.includes('tcp') && port >= 1 && port <= 65_535 ? port : undefined;
}

function notFound({ host, instance }: InstanceQuestion): DriverError {
  return new DriverError(describeSqlFailure('instance-not-found', { host, instance }));
}
