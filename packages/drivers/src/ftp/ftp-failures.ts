import { FTPError } from 'basic-ftp';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { type FailureTable, makeFailure } from '../operations/failure-table.ts';
import { classifyReply, type FtpFailureCode } from './classify-reply.ts';
import type { FtpTarget } from './ftp-target.ts';
import { toWire } from './wire-name.ts';

/** The request that failed. */
export interface FtpRequest {
  target: FtpTarget;
  /** Path of the folder or file in question. */
  path?: string;
}

/** All failures of an FTP server, by code. */
export const FTP_FAILURES: FailureTable<FtpFailureCode, FtpRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    cause: ({ target }) => `The server rejects the password of user ${target.userName}.`,
    nextStep: 'Check user name and password; servers do not report which of them is wrong.',
    fixableBy: 'you',
  },
  'login-refused': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server refuses user ${target.userName} for a reason other than the password: the account is locked or expired, may not use FTP, or has no home folder.`,
    nextStep: 'Check the account and its home folder on the server.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) => `User ${target.userName} may not read ${path || 'the start folder'}.`,
    nextStep: 'Check the permissions of the folder or file.',
    fixableBy: 'source-admin',
  },
  'encryption-required': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `${target.host} accepts encrypted connections only (FTPS), and the FTP source of the platform has no setting for them.`,
    nextStep:
      'Use the SFTP source if the server offers SFTP, which is always encrypted, or configure the server to accept plain FTP for this user.',
    fixableBy: 'source-admin',
  },
  'not-ftp': {
    stage: 'authenticate',
    cause: ({ target }) => `The server at ${target.host} port ${target.port} is not an FTP server.`,
    nextStep: 'Check the name of the server. SFTP is another protocol and has its own source.',
    fixableBy: 'you',
  },
  'source-busy': {
    stage: 'authenticate',
    cause: () => 'The server accepts no further connection, or is shutting down.',
    nextStep: 'Try again later, or raise the connection limit of the server.',
    fixableBy: 'source-admin',
  },
  'data-connection-failed': {
    stage: 'authorise',
    cause: () =>
      'The server answers, but the data connection, which FTP uses for listings and files, cannot be opened.',
    nextStep:
      'Open the passive port range of the server in the firewalls between this machine and the server.',
    fixableBy: 'network-admin',
  },
  'name-not-sendable': {
    stage: 'list',
    cause: () => 'The name contains a line break, which would end an FTP command.',
    nextStep: 'Rename the file or folder on the server, or use SFTP.',
    fixableBy: 'source-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ target, path }) =>
      `${path || 'The start folder'} does not exist, or user ${target.userName} may not read it.`,
    nextStep: 'Compare the path with a fresh listing. FTP does not distinguish missing from forbidden paths.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path }) => `The server reports an internal error for ${path || 'the start folder'}.`,
    nextStep: 'Try again. If it persists, ask the administrator of the server to check its log.',
    fixableBy: 'source-admin',
  },
};

/** Explains an error that the library threw. Does not repeat the server's message. */
export function explainFtpError(error: unknown, request: FtpRequest): DriverError {
  if (error instanceof DriverError) return error;
  const address = `${request.target.host}:${request.target.port}`;
  if (error instanceof FTPError) {
    const quoted = [...quotedPaths(request.path), request.target.userName].map(toWire);
    return ftpFailure(classifyReply(error, quoted), request, error);
  }
  const known = explainNetworkError(error, address);
  if (known !== undefined) return known;
  const isClosed = error instanceof Error && /FIN packet|closed/i.test(error.message);
  const closed = Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
  return (isClosed && explainNetworkError(closed, address)) || ftpFailure('not-ftp', request, error);
}

/** Makes the failure of a code, worded for this request. */
export function ftpFailure(code: FtpFailureCode, request: FtpRequest, reason?: unknown): DriverError {
  return makeFailure(code, FTP_FAILURES[code], { subject: request, reason });
}

/** The forms in which servers repeat a path: the whole path, or its last part. */
function quotedPaths(path = ''): string[] {
  const plain = path.replace(/\/+$/, '');
  return [plain, plain.slice(plain.lastIndexOf('/') + 1)];
}
