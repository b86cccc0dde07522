import type { StageName } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import type { SqlErrorFacts } from './failure-row.ts';
import { readMessages } from './message-facts.ts';
import { QueryFailed } from './run-query.ts';
import type { SqlMessage } from './sql-message.ts';
import { explainSqlNumber, unknownSqlError, VIEW_BROKEN } from './sql-server-failures.ts';

/** An explained failure, and the stage of a check that it fails. */
export interface StagedError {
  stage: StageName;
  error: DriverError;
}

/** Facts besides the error itself. */
export interface SqlErrorContext
  extends Omit<SqlErrorFacts, 'clientAddress' | 'loginReason' | 'isOtherObject'> {
  port: number | undefined;
  messages: readonly SqlMessage[];
  /** Whether the connection requires TLS first. */
  isStrict?: boolean;
}

/** Explains an error of a connection or a statement. Does not repeat the server's message. */
export function explainSqlError(error: unknown, context: SqlErrorContext): StagedError {
  const causes = listCauses(error);
  const ours = causes.find((cause) => cause instanceof DriverError);
  if (ours) return { stage: 'authenticate', error: ours };
  // Messages about an earlier statement do not concern this failure.
  const failed = causes.find((cause) => cause instanceof QueryFailed);
  const spoken = explainMessages(failed === undefined ? context : { ...context, messages: failed.messages });
  if (spoken) return spoken;
  if (causes.some((cause) => codeOf(cause) === 'EENCRYPT')) {
    return { stage: 'tls', error: encryptionUnsupported(context.host, error) };
  }
  const address = context.port === undefined ? context.host : `${context.host}:${context.port}`;
  if (causes.some((cause) => codeOf(cause) === 'ETIMEOUT'))
    return { stage: 'authenticate', error: loginTimedOut(address, error) };
  const explained = causes.map((cause) => explainNetworkError(cause, address)).find(Boolean);
  const isRefused = explained === undefined || NO_TLS_FIRST.includes(explained.code);
  if (context.isStrict && isRefused && failed === undefined)
    return { stage: 'tls', error: strictUnsupported(address, error) };
  if (explained) return toStaged(explained, address);
  return { stage: 'authenticate', error: unexpectedAnswer(address, error) };
}

/** The way a server that knows TLS only within TDS ends a connection that begins with TLS. */
const NO_TLS_FIRST: readonly string[] = ['connection-closed', 'tls-failed'];

/** Returns true if a server reported in PRELOGIN that it cannot encrypt. */
export function isEncryptionUnsupported(error: unknown): boolean {
  return listCauses(error).some((cause) => codeOf(cause) === 'EENCRYPT');
}

/** A server that redirects every login, perhaps in a circle. */
export function redirectedTooOften(host: string): DriverError {
  return new DriverError({
    code: 'redirected-too-often',
    cause: `${host} redirected the login to another server, which redirected it again, without an end.`,
    nextStep: 'Check the routing or the connection policy of the server.',
    fixableBy: 'source-admin',
  });
}

/** A server that redirected the login to an unreachable address. */
export function redirectUnreachable(
  host: string,
  place: { host: string; port: number },
  reason: unknown,
): DriverError {
  const isPolicy = place.port >= 11_000 && place.port <= 11_999;
  return new DriverError(
    {
      code: 'redirect-unreachable',
      cause: `${host} redirected the login to ${place.host} port ${place.port}, which cannot be reached from here.`,
      nextStep: isPolicy
        ? `Allow outgoing connections to ports 11000-11999 (service tag Sql of the region), or set the connection policy of the server to Proxy, which needs port 1433 only.`
        : `Allow connections to ${place.host} port ${place.port}, or change the routing of the server (read-only routing of an availability group).`,
      fixableBy: 'network-admin',
    },
    reason,
  );
}

function loginTimedOut(address: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'source-timeout',
      cause: `${address} did not complete the login within the Connect Timeout of the connection string.`,
      nextStep:
        'Raise Connect Timeout, or omit it. A database that pauses automatically needs a minute to resume.',
      fixableBy: 'you',
    },
    reason,
  );
}

function strictUnsupported(address: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'strict-encryption-unsupported',
      cause: `Encrypt=Strict begins with TLS (TDS 8.0), and ${address} does not answer that with TLS.`,
      nextStep:
        'Write Encrypt=True: servers before SQL Server 2022, and those without a certificate for it, do not support TDS 8.0. If the server does, check host and port.',
      fixableBy: 'you',
    },
    reason,
  );
}

function explainMessages({ messages, ...facts }: SqlErrorContext): StagedError | undefined {
  const [first] = messages;
  if (first === undefined) return undefined;
  const known = { ...facts, ...readMessages(messages, facts) };
  const numbers = messages.map(({ number }) => number);
  const inOrder = numbers.includes(VIEW_BROKEN) ? [VIEW_BROKEN] : numbers;
  const explained = inOrder.map((number) => explainSqlNumber(number, known));
  // The general "login failed" follows the error with the reason.
  const { stage, ...failure } =
    explained.find((candidate) => candidate !== undefined) ?? unknownSqlError(first.number, known);
  return { stage, error: new DriverError(failure) };
}

function toStaged(error: DriverError, address: string): StagedError {
  if (error.code !== 'tls-untrusted')
    return { stage: error.code.startsWith('tls-') ? 'tls' : 'authenticate', error };
  const { code, fixableBy, reason } = error;
  const failure = {
    code,
    fixableBy,
    cause: `An authority that this machine does not trust, or the server itself, issued the certificate of ${address}.`,
    nextStep:
      "Install a certificate of a known authority, or trust this one here. TrustServerCertificate=True would accept any certificate, including an attacker's.",
  };
  return { stage: 'tls', error: new DriverError(failure, reason) };
}

function encryptionUnsupported(host: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'encryption-unsupported',
      cause: `The connection requires encryption, which ${host} does not support.`,
      nextStep:
        'Install a certificate on the server, or write Encrypt=False, which sends the password nearly in clear.',
      fixableBy: 'source-admin',
    },
    reason,
  );
}

function unexpectedAnswer(address: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'unexpected-answer',
      cause: `${address} did not answer as a SQL Server does.`,
      nextStep: 'Check that host and port are those of a SQL Server, not of a gateway or another service.',
      fixableBy: 'you',
    },
    reason,
  );
}

function listCauses(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause)
    causes.push(cause);
  return causes;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
