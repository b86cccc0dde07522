import type { StageName } from '../contract.ts';
import { DriverError } from '../driver-error.ts';
import { explainNetworkError } from '../network-failure.ts';
import { explainSqlNumber, type SqlErrorFacts, unknownSqlError, VIEW_BROKEN } from './sql-failures.ts';

/** An explained failure, and the stage of a check in which it shows. */
export interface StagedError {
  stage: StageName;
  error: DriverError;
}

/** What the server said about a failure, in its order. */
export interface SqlMessage {
  number: number;
  message: string;
}

/** What is known beside the error itself. */
export interface SqlErrorContext extends Omit<SqlErrorFacts, 'clientAddress'> {
  port: number | undefined;
  messages: readonly SqlMessage[];
}

/** Explains whatever went wrong with a connection or a statement. Words of the server are not repeated. */
export function explainSqlError(error: unknown, context: SqlErrorContext): StagedError {
  const causes = listCauses(error);
  const ours = causes.find((cause) => cause instanceof DriverError);
  if (ours) return { stage: 'authenticate', error: ours };
  const spoken = explainMessages(context);
  if (spoken) return spoken;
  if (causes.some((cause) => codeOf(cause) === 'EENCRYPT')) {
    return { stage: 'tls', error: encryptionUnsupported(context.host, error) };
  }
  const address = context.port === undefined ? context.host : `${context.host}:${context.port}`;
  for (const cause of causes) {
    const explained = explainNetworkError(cause, address);
    if (explained) return toStaged(explained, address);
  }
  return { stage: 'authenticate', error: unexpectedAnswer(address, error) };
}

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

function explainMessages({ messages, ...facts }: SqlErrorContext): StagedError | undefined {
  const [first] = messages;
  if (first === undefined) return undefined;
  const clientAddress =
    messages.map(({ message }) => findAddress(message)).find((found) => found !== '') ?? '';
  const numbers = messages.map(({ number }) => number);
  const inOrder = numbers.includes(VIEW_BROKEN) ? [VIEW_BROKEN] : numbers;
  const known = inOrder.map((number) => explainSqlNumber(number, { ...facts, clientAddress }));
  // The general "login failed" follows the error that is the reason for it.
  const { stage, ...failure } =
    known.find((candidate) => candidate !== undefined) ??
    unknownSqlError(first.number, { ...facts, clientAddress });
  return { stage, error: new DriverError(failure) };
}

/** The client's own address, which a firewall names; digits and colons only, so that nothing else is passed on. */
function findAddress(message: string): string {
  return /IP address '([0-9a-fA-F.:]{3,45})'/.exec(message)?.[1] ?? '';
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
