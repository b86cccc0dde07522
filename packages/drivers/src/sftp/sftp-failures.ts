import type { HostKey, PinnedHostKey } from '../contract/contract.ts';
import type { FailureTable } from '../operations/failure-table.ts';
import { describeSftpFailure } from './describe-sftp-failure.ts';
import type { OtherGreeting } from './first-greeting.ts';
import type { SftpTarget } from './sftp-target.ts';

/** The request that failed. */
export interface SftpRequest {
  target: SftpTarget;
  /** Path of the folder or file in question. */
  path?: string;
  /** The auth methods that the server offers. */
  offered?: readonly string[];
  /** The server's key, and the pinned one. */
  shown?: HostKey;
  pinned?: PinnedHostKey;
  /** The greeting of a server that does not speak SSH. */
  greeting?: OtherGreeting | undefined;
}

/** Codes for the refusals of an SFTP server. */
export type SftpFailureCode =
  | 'access-denied'
  | 'auth-method-not-offered'
  | 'host-key-changed'
  | 'key-refused'
  | 'name-not-utf8'
  | 'not-ssh'
  | 'object-not-found'
  | 'password-refused'
  | 'second-factor-required'
  | 'sftp-not-offered'
  | 'source-failed'
  | 'ssh-algorithms-differ';

/** All failures of an SFTP server, by code. */
export const SFTP_FAILURES: FailureTable<SftpFailureCode, SftpRequest> = {
  'password-refused': {
    stage: 'authenticate',
    describe: ({ target }) => describeSftpFailure('password-refused', { user: target.userName }),
  },
  'key-refused': {
    stage: 'authenticate',
    describe: ({ target }) => describeSftpFailure('key-refused', { user: target.userName }),
  },
  'host-key-changed': {
    stage: 'authenticate',
    describe: ({ target, shown, pinned }) =>
      describeSftpFailure('host-key-changed', {
        host: target.host,
        port: target.port,
        shown: describeKey(shown),
        pinned: describeKey(pinned),
      }),
  },
  'auth-method-not-offered': {
    stage: 'authenticate',
    describe: ({ target, offered = [] }) =>
      describeSftpFailure('auth-method-not-offered', {
        method: target.credential.kind,
        offered: offered.join(', ') || 'nothing',
      }),
  },
  'second-factor-required': {
    stage: 'authenticate',
    describe: ({ target, offered = [] }) =>
      describeSftpFailure('second-factor-required', {
        method: target.credential.kind,
        offered: offered.join(' or '),
      }),
  },
  'ssh-algorithms-differ': {
    stage: 'authenticate',
    describe: ({ target }) => describeSftpFailure('ssh-algorithms-differ', { host: target.host }),
  },
  'not-ssh': {
    stage: 'authenticate',
    describe: ({ target: { host, port }, greeting }) => {
      if (greeting === undefined) return describeSftpFailure('not-ssh', { host, port });
      const { protocol, line } = greeting;
      return protocol
        ? describeSftpFailure('not-ssh.protocol', { host, port, protocol, line })
        : describeSftpFailure('not-ssh.greeting', { host, port, line });
    },
  },
  'sftp-not-offered': {
    stage: 'authorise',
    describe: ({ target }) => describeSftpFailure('sftp-not-offered', { user: target.userName }),
  },
  'access-denied': {
    stage: 'authorise',
    describe: ({ target, path }) =>
      describeSftpFailure('access-denied', { user: target.userName, path: path || 'the start folder' }),
  },
  'object-not-found': {
    stage: 'list',
    describe: ({ path }) => describeSftpFailure('object-not-found', { path: path || 'The start folder' }),
  },
  'name-not-utf8': {
    stage: 'list',
    describe: ({ path }) => describeSftpFailure('name-not-utf8', { path: path ?? '' }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ path }) => describeSftpFailure('source-failed', { path: path || 'the start folder' }),
  },
};

function describeKey({ type, fingerprint }: Partial<HostKey> = {}): string {
  return [type, fingerprint].filter((part) => part !== undefined).join(' ');
}
