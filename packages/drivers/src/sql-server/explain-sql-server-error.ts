import type { StageName } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { describeSqlFailure } from './describe-sql-failure.ts';
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
  return new DriverError(describeSqlFailure('redirected-too-often', { host }));
}

/** A server that redirected the login to an unreachable address. */
export function redirectUnreachable(
  host: string,
  place: { host: string; port: number },
  reason: unknown,
): DriverError {
  const { host: target, port } = place;
  const isPolicy = port >= 11_000 && port <= 11_999;
  const failure = isPolicy
    ? describeSqlFailure('redirect-unreachable.policy', { host, target, port })
    : describeSqlFailure('redirect-unreachable.routing', { host, target, port });
  return new DriverError(failure, reason);
}

function loginTimedOut(address: string, reason: unknown): DriverError {
  return new DriverError(describeSqlFailure('source-timeout', { address }), reason);
}

function strictUnsupported(address: string, reason: unknown): DriverError {
  return new DriverError(describeSqlFailure('strict-encryption-unsupported', { address }), reason);
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
  const failure = describeSqlFailure('tls-untrusted', { address });
  return { stage: 'tls', error: new DriverError(failure, error.reason) };
}

function encryptionUnsupported(host: string, reason: unknown): DriverError {
  return new DriverError(describeSqlFailure('encryption-unsupported', { host }), reason);
}

function unexpectedAnswer(address: string, reason: unknown): DriverError {
  return new DriverError(describeSqlFailure('unexpected-answer', { address }), reason);
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
