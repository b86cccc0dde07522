import { FTPError } from 'basic-ftp';
import { DriverError } from '../driver-error.ts';
import { type FailureTable, makeFailure } from '../failure-table.ts';
import { explainNetworkError } from '../network-failure.ts';
import type { FtpPlace } from './ftp-place.ts';

/** What was asked of the server when it failed. */
export interface FtpRequest {
  place: FtpPlace;
  /** Path of the folder or file in question. */
  path?: string;
}

/** Our codes for what an FTP server may object to. */
export type FtpFailureCode =
  | 'data-connection-failed'
  | 'encryption-required'
  | 'not-ftp'
  | 'object-not-found'
  | 'password-wrong'
  | 'source-busy'
  | 'source-failed';

const BY_REPLY: Readonly<Record<number, FtpFailureCode>> = {
  120: 'source-busy',
  332: 'password-wrong',
  421: 'source-busy',
  425: 'data-connection-failed',
  430: 'password-wrong',
  450: 'object-not-found',
  530: 'password-wrong',
  534: 'encryption-required',
  550: 'object-not-found',
  553: 'object-not-found',
};

/** Every failure of an FTP server that can be told apart. */
export const FTP_FAILURES: FailureTable<FtpFailureCode, FtpRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    cause: ({ place }) => `The server does not let user ${place.userName} in with this password.`,
    nextStep: 'Check user name and password; servers do not tell which of them is wrong.',
    fixableBy: 'you',
  },
  'encryption-required': {
    stage: 'authenticate',
    cause: () => 'The server lets users in by encrypted connections only (FTPS).',
    nextStep: 'Use SFTP if the server has it; it is encrypted always, and has a source of its own.',
    fixableBy: 'source-admin',
  },
  'not-ftp': {
    stage: 'authenticate',
    cause: ({ place }) => `What answers at ${place.host} port ${place.port} is not an FTP server.`,
    nextStep: 'Check the name of the server; SFTP is something else and has a source of its own.',
    fixableBy: 'you',
  },
  'source-busy': {
    stage: 'authenticate',
    cause: () => 'The server has no room for another connection, or is shutting down.',
    nextStep: 'Try again later, or have the limit on connections raised.',
    fixableBy: 'source-admin',
  },
  'data-connection-failed': {
    stage: 'authorise',
    cause: () =>
      'The server answers, but the second connection, by which FTP sends lists and files, cannot be opened.',
    nextStep: 'Have the range of passive ports of the server opened in the firewalls between here and there.',
    fixableBy: 'network-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ place, path }) =>
      `There is no ${path || 'start folder'}, or user ${place.userName} may not read it.`,
    nextStep:
      'Compare the path with a fresh listing; FTP does not tell what is missing from what is forbidden.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path }) => `The server reports an error of its own for ${path || 'the start folder'}.`,
    nextStep: 'Try again; if it persists, have the log of the server looked at.',
    fixableBy: 'source-admin',
  },
};

/** Explains whatever the library threw. What the server wrote is not repeated. */
export function explainFtpError(error: unknown, request: FtpRequest): DriverError {
  if (error instanceof DriverError) return error;
  const address = `${request.place.host}:${request.place.port}`;
  if (error instanceof FTPError) return ftpFailure(classify(error), request, error);
  const known = explainNetworkError(error, address);
  if (known !== undefined) return known;
  const isClosed = error instanceof Error && /FIN packet|closed/i.test(error.message);
  const closed = Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
  return (isClosed && explainNetworkError(closed, address)) || ftpFailure('not-ftp', request, error);
}

/** A failure of the table, in words about this request. */
export function ftpFailure(code: FtpFailureCode, request: FtpRequest, reason?: unknown): DriverError {
  return makeFailure(code, FTP_FAILURES[code], { subject: request, reason });
}

function classify({ code, message }: FTPError): FtpFailureCode {
  // Servers have no code of their own for it that they agree on.
  if (code !== 550 && /\b(TLS|SSL|AUTH|encrypt)/i.test(message) && code >= 500) return 'encryption-required';
  return BY_REPLY[code] ?? 'source-failed';
}
