import ssh2 from 'ssh2';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { makeFailure } from '../operations/failure-table.ts';
import { SFTP_FAILURES, type SftpFailureCode, type SftpRequest } from './sftp-failures.ts';

const { STATUS_CODE } = ssh2.utils.sftp;

const BY_STATUS: Readonly<Record<number, SftpFailureCode>> = {
  [STATUS_CODE.NO_SUCH_FILE]: 'object-not-found',
  [STATUS_CODE.PERMISSION_DENIED]: 'access-denied',
};

/**
 * The library decodes names as UTF-8 and replaces invalid bytes with this character, so it cannot request such a
 * name.
 */
export const LOST_BYTE = '\uFFFD';

/** Explains an error that the SSH library threw. Does not repeat the server's message. */
export function explainSftpError(error: unknown, request: SftpRequest): DriverError {
  if (error instanceof DriverError) return error;
  const address = `${request.target.host}:${request.target.port}`;
  const networkError = explainNetworkError(error, address);
  if (networkError !== undefined) return networkError;
  const { level, code, message } = readSshError(error);
  if (level === 'client-socket')
    return explainNetworkError(connectionClosed(), address) ?? sftpFailure('not-ssh', request, error);
  if (/no matching/.test(message)) return sftpFailure('ssh-algorithms-differ', request, error);
  if (code === undefined) return sftpFailure('not-ssh', request, error);
  const known = BY_STATUS[code] ?? 'source-failed';
  const isNameLost = known === 'object-not-found' && (request.path?.includes(LOST_BYTE) ?? false);
  return sftpFailure(isNameLost ? 'name-not-utf8' : known, request, error);
}

/** Makes the failure of a code, worded for this request. */
export function sftpFailure(code: SftpFailureCode, request: SftpRequest, reason?: unknown): DriverError {
  return makeFailure(SFTP_FAILURES[code], { subject: request, reason });
}

/** The server closed the connection without a reason. */
export function connectionClosed(): Error {
  return Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
}

/** Errors of the library carry a level, errors of SFTP a status. */
function readSshError(error: unknown): {
  level: string | undefined;
  code: number | undefined;
  message: string;
} {
  if (!(error instanceof Error)) return { level: undefined, code: undefined, message: '' };
  const { level, code } = error as { level?: unknown; code?: unknown };
  return {
    level: typeof level === 'string' ? level : undefined,
    code: typeof code === 'number' ? code : undefined,
    message: error.message,
  };
}
