import type { HostKey, PinnedHostKey } from '../contract/contract.ts';
import type { FailureTable } from '../operations/failure-table.ts';
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
    cause: ({ target }) => `The server rejects the password of user ${target.userName}.`,
    nextStep: 'Check user name and password; servers do not report which of them is wrong.',
    fixableBy: 'you',
  },
  'key-refused': {
    stage: 'authenticate',
    cause: ({ target }) => `The server rejects this private key for user ${target.userName}.`,
    nextStep: 'Add the public half of the key to the authorized_keys of that user, and check the user name.',
    fixableBy: 'source-admin',
  },
  'host-key-changed': {
    stage: 'authenticate',
    cause: ({ target, shown, pinned }) =>
      `The host key of ${target.host} port ${target.port} changed: the server shows ${describeKey(shown)}, while ${describeKey(pinned)} is pinned for this connection. Nothing secret was sent.`,
    nextStep:
      'Ask the administrator of the server whether its key was replaced. If it was, trust the new fingerprint for this connection. If it was not, someone may be intercepting the traffic.',
    fixableBy: 'source-admin',
  },
  'auth-method-not-offered': {
    stage: 'authenticate',
    cause: ({ target, offered = [] }) =>
      `The server does not offer to authenticate by ${target.credential.kind}; it offers ${offered.join(', ') || 'nothing'}.`,
    nextStep: 'Use an auth method that the server offers, or enable this one on the server.',
    fixableBy: 'you',
  },
  'second-factor-required': {
    stage: 'authenticate',
    cause: ({ target, offered = [] }) =>
      `The server accepts the ${target.credential.kind}, but requires a second authentication method: ${offered.join(' or ')}.`,
    nextStep:
      'Use an account that needs a single authentication method; a connection cannot answer a second one.',
    fixableBy: 'source-admin',
  },
  'ssh-algorithms-differ': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `${target.host} offers only outdated encryption algorithms, which are not accepted here.`,
    nextStep: 'Update the SSH server, or enable current algorithms on it.',
    fixableBy: 'source-admin',
  },
  'not-ssh': {
    stage: 'authenticate',
    cause: ({ target, greeting }) => {
      const what =
        greeting === undefined
          ? ''
          : `${greeting.protocol ? `${greeting.protocol}; ` : ''}it greeted with "${greeting.line}"`;
      const where = `${target.host} port ${target.port}`;
      return what === ''
        ? `The server at ${where} is not an SSH server.`
        : `${where} is not an SSH server but ${what}.`;
    },
    nextStep:
      'Check host and port. SFTP is a part of SSH and usually on port 22; FTP and FTPS are other protocols.',
    fixableBy: 'you',
  },
  'sftp-not-offered': {
    stage: 'authorise',
    cause: ({ target }) =>
      `User ${target.userName} may sign in, but the server does not let this user use SFTP.`,
    nextStep: 'Enable the sftp subsystem of the SSH server for this user.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) => `User ${target.userName} may not read ${path || 'the start folder'}.`,
    nextStep: 'The greeting of a server that does not speak SSH.',
    fixableBy: 'source-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The start folder'} does not exist.`,
    nextStep: 'Compare the path with a fresh listing; names are case-sensitive.',
    fixableBy: 'you',
  },
  'name-not-utf8': {
    stage: 'list',
    cause: ({ path }) =>
      `The name "${path ?? ''}" on the server contains bytes that are not UTF-8, so it cannot be requested.`,
    nextStep: 'Rename the file or folder on the server.',
    fixableBy: 'source-admin',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path }) => `The server reports an internal error for ${path || 'the start folder'}.`,
    nextStep: 'Try again. If it persists, ask the administrator of the server to check its log.',
    fixableBy: 'source-admin',
  },
};

function describeKey({ type, fingerprint }: Partial<HostKey> = {}): string {
  return [type, fingerprint].filter((part) => part !== undefined).join(' ');
}
