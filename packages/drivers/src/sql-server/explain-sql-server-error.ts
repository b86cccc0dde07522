import type { StageName } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import type { SqlErrorFacts } from './failure-row.ts';
import { readMessages } from './message-facts.ts';
import { QueryFailed } from './run-query.ts';
import type { SqlMessage } from './sql-message.ts';
import { explainSqlNumber, unknownSqlError, VIEW_BROKEN } from './sql-server-failures.ts';

/** An explained failure, and the stage of a check in which it shows. */
export interface StagedError {
  stage: StageName;
  error: DriverError;
}

/** What is known beside the error itself. */
export interface SqlErrorContext
  extends Omit<SqlErrorFacts, 'clientAddress' | 'loginReason' | 'isOtherObject'> {
  port: number | undefined;
  messages: readonly SqlMessage[];
  /** Whether TLS was to come before anything else. */
  isStrict?: boolean;
}

/** Explains whatever went wrong with a connection or a statement. Words of the server are not repeated. */
export function explainSqlError(error: unknown, context: SqlErrorContext): StagedError {
  const causes = listCauses(error);
  const ours = causes.find((cause) => cause instanceof DriverError);
  if (ours) return { stage: 'authenticate', error: ours };
  // Messages about an earlier statement say nothing about this failure.
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

/** How a server ends a connection that begins with TLS, if it knows TLS only within TDS. */
const NO_TLS_FIRST: readonly string[] = ['connection-closed', 'tls-failed'];

/** Whether a server said, in PRELOGIN, that it cannot encrypt. */
export function isEncryptionUnsupported(error: unknown): boolean {
  return listCauses(error).some((cause) => codeOf(cause) === 'EENCRYPT');
}

/** A server that sends every login on, perhaps in a circle. */
export function redirectedTooOften(host: string): DriverError {
  return new DriverError({
    code: 'redirected-too-often',
    cause: `${host} sent the login on to another server, as did that one, and so on without an end.`,
    nextStep: 'Have the routing or the connection policy of the server looked at.',
    fixableBy: 'source-admin',
  });
}

/** A server that sent the login on to a place that cannot be reached from here. */
export function redirectUnreachable(
  host: string,
  place: { host: string; port: number },
  reason: unknown,
): DriverError {
  const isPolicy = place.port >= 11_000 && place.port <= 11_999;
  return new DriverError(
    {
      code: 'redirect-unreachable',
      cause: `${host} sent the login on to ${place.host} port ${place.port}, which cannot be reached from here.`,
      nextStep: isPolicy
        ? `Have outgoing connections to ports 11000-11999 allowed (service tag Sql of the region), or the connection policy of the server set to Proxy, with which port 1433 is enough.`
        : `Have connections to ${place.host} port ${place.port} allowed, or the routing of the server changed (read-only routing of an availability group).`,
      fixableBy: 'network-admin',
    },
    reason,
  );
}

function loginTimedOut(address: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'source-timeout',
      cause: `${address} did not complete the login within the time that Connect Timeout of the connection string allows.`,
      nextStep:
        'Raise Connect Timeout, or leave it out; a database that pauses by itself needs a minute to resume.',
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
        'Write Encrypt=True: servers before SQL Server 2022, and those without a certificate for it, do not know TDS 8.0. Check host and port if the server does.',
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
  // The general "login failed" follows the error that is the reason for it.
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
    cause: `The certificate of ${address} was issued by an authority that this machine does not trust, or by the server itself.`,
    nextStep:
      'Have a certificate of a known authority installed, or have this one trusted here. TrustServerCertificate=True would accept any certificate, also that of someone in between.',
  };
  return { stage: 'tls', error: new DriverError(failure, reason) };
}

function encryptionUnsupported(host: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'encryption-unsupported',
      cause: `The connection is to be encrypted, and ${host} cannot do that.`,
      nextStep:
        'Have a certificate installed on the server; or write Encrypt=False, which sends the password nearly in clear.',
      fixableBy: 'source-admin',
    },
    reason,
  );
}

function unexpectedAnswer(address: string, reason: unknown): DriverError {
  return new DriverError(
    {
      code: 'unexpected-answer',
      cause: `${address} answered in a way that SQL Server does not.`,
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
