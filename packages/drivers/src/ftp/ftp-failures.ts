import { FTPError } from 'basic-ftp';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { type FailureTable, makeFailure } from '../operations/failure-table.ts';
import { classifyReply, type FtpFailureCode } from './classify-reply.ts';
import type { FtpTarget } from './ftp-target.ts';
import { toWire } from './wire-name.ts';

/** What was asked of the server when it failed. */
export interface FtpRequest {
  target: FtpTarget;
  /** Path of the folder or file in question. */
  path?: string;
}

/** Every failure of an FTP server that can be told apart. */
export const FTP_FAILURES: FailureTable<FtpFailureCode, FtpRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    cause: ({ target }) => `The server does not let user ${target.userName} in with this password.`,
    nextStep: 'Check user name and password; servers do not report which of them is wrong.',
    fixableBy: 'you',
  },
  'login-refused': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server refuses user ${target.userName} for a reason other than the password: the account is locked, expired, not allowed to use FTP, or has no home folder.`,
    nextStep: 'Have the account and its home folder checked on the server.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) => `User ${target.userName} may not read ${path || 'the start folder'}.`,
    nextStep: 'Have the permissions of the folder or file checked.',
    fixableBy: 'source-admin',
  },
  'encryption-required': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `${target.host} accepts encrypted connections only (FTPS), and the FTP source of the platform has no setting for them.`,
    nextStep:
      'Use the SFTP source if the server offers SFTP, which is always encrypted; or have the server accept plain FTP for this user.',
    fixableBy: 'source-admin',
  },
  'not-ftp': {
    stage: 'authenticate',
    cause: ({ target }) => `What answers at ${target.host} port ${target.port} is not an FTP server.`,
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
  'name-not-sendable': {
    stage: 'list',
    cause: () => 'The name has a line break, and FTP ends a command at the first one.',
    nextStep: 'Have the file or folder renamed on the server, or read it by SFTP.',
    fixableBy: 'source-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ target, path }) =>
      `There is no ${path || 'start folder'}, or user ${target.userName} may not read it.`,
    nextStep:
      'Compare the path with a fresh listing; FTP does not tell what is missing from what is forbidden.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path }) => `The server reports an internal error for ${path || 'the start folder'}.`,
    nextStep: 'Try again. If it persists, ask the administrator of the server to check its log.',
    fixableBy: 'source-admin',
  },
};

/** Explains whatever the library threw. What the server wrote is not repeated. */
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

/** A failure of the table, in words about this request. */
export function ftpFailure(code: FtpFailureCode, request: FtpRequest, reason?: unknown): DriverError {
  return makeFailure(code, FTP_FAILURES[code], { subject: request, reason });
}

/** A path as servers repeat it: whole, or the last part of it. */
function quotedPaths(path = ''): string[] {
  const plain = path.replace(/\/+$/, '');
  return [plain, plain.slice(plain.lastIndexOf('/') + 1)];
}
