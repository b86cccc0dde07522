import { FTPError } from 'basic-ftp';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { type FailureTable, makeFailure } from '../operations/failure-table.ts';
import { classifyReply, type FtpFailureCode } from './classify-reply.ts';
import { describeFtpFailure } from './describe-ftp-failure.ts';
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
    describe: ({ target }) => describeFtpFailure('password-wrong', { user: target.userName }),
  },
  'login-refused': {
    stage: 'authenticate',
    describe: ({ target }) => describeFtpFailure('login-refused', { user: target.userName }),
  },
  'access-denied': {
    stage: 'authorise',
    describe: ({ target, path }) =>
      describeFtpFailure('access-denied', { user: target.userName, path: path || 'the start folder' }),
  },
  'encryption-required': {
    stage: 'authenticate',
    describe: ({ target }) => describeFtpFailure('encryption-required', { host: target.host }),
  },
  'not-ftp': {
    stage: 'authenticate',
    describe: ({ target }) => describeFtpFailure('not-ftp', { host: target.host, port: target.port }),
  },
  'source-busy': { stage: 'authenticate', describe: () => describeFtpFailure('source-busy') },
  'data-connection-failed': {
    stage: 'authorise',
    describe: () => describeFtpFailure('data-connection-failed'),
  },
  'name-not-sendable': { stage: 'list', describe: () => describeFtpFailure('name-not-sendable') },
  'object-not-found': {
    stage: 'list',
    describe: ({ target, path }) =>
      describeFtpFailure('object-not-found', { path: path || 'The start folder', user: target.userName }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ path }) => describeFtpFailure('source-failed', { path: path || 'the start folder' }),
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
  return makeFailure(FTP_FAILURES[code], { subject: request, reason });
}

/** The forms in which servers repeat a path: the whole path, or its last part. */
function quotedPaths(path = ''): string[] {
  const plain = path.replace(/\/+$/, '');
  return [plain, plain.slice(plain.lastIndexOf('/') + 1)];
}
