import type { HostKey, PinnedHostKey } from '../contract/contract.ts';
import type { FailureTable } from '../operations/failure-table.ts';
import type { OtherGreeting } from './first-greeting.ts';
import type { SftpTarget } from './sftp-target.ts';

/** What was asked of the server when it failed. */
export interface SftpRequest {
  target: SftpTarget;
  /** Path of the folder or file in question. */
  path?: string;
  /** Ways of signing in that the server offers. */
  offered?: readonly string[];
  /** The key that the server shows, and the pinned one. */
  shown?: HostKey;
  pinned?: PinnedHostKey;
  /** What greeted in place of an SSH server. */
  greeting?: OtherGreeting | undefined;
}

/** Our codes for what an SFTP server may object to. */
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

/** Every failure of an SFTP server that can be told apart. */
export const SFTP_FAILURES: FailureTable<SftpFailureCode, SftpRequest> = {
  'password-refused': {
    stage: 'authenticate',
    cause: ({ target }) => `The server does not let user ${target.userName} in with this password.`,
    nextStep: 'Check user name and password; servers do not tell which of them is wrong.',
    fixableBy: 'you',
  },
  'key-refused': {
    stage: 'authenticate',
    cause: ({ target }) => `The server does not let user ${target.userName} in with this private key.`,
    nextStep:
      'Have the public half of the key added to the authorized_keys of that user, and check the user name.',
    fixableBy: 'source-admin',
  },
  'host-key-changed': {
    stage: 'authenticate',
    cause: ({ target, shown, pinned }) =>
      `The host key of ${target.host} port ${target.port} changed: the server shows ${describeKey(shown)}, while ${describeKey(pinned)} is pinned for this connection. Nothing secret was sent.`,
    nextStep:
      'Ask the administrator of the server whether its key was replaced. If it was, trust the new fingerprint for this connection; if not, someone may be intercepting the traffic.',
    fixableBy: 'source-admin',
  },
  'auth-method-not-offered': {
    stage: 'authenticate',
    cause: ({ target, offered = [] }) =>
      `The server does not offer to sign in by ${target.credential.kind}; it offers ${offered.join(', ') || 'nothing'}.`,
    nextStep: 'Use the way of authenticating that the server offers, or have this one turned on.',
    fixableBy: 'you',
  },
  'second-factor-required': {
    stage: 'authenticate',
    cause: ({ target, offered = [] }) =>
      `The server accepts the ${target.credential.kind}, but requires a second authentication method: ${offered.join(' or ')}.`,
    nextStep:
      'Use an account that needs one authentication method only; a connection cannot answer a second one.',
    fixableBy: 'source-admin',
  },
  'ssh-algorithms-differ': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `${target.host} offers only ways of encrypting that are not accepted here, as they are outdated.`,
    nextStep: 'Have the SSH server updated or its algorithms extended.',
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
        ? `What answers at ${where} is not an SSH server.`
        : `${where} is not an SSH server but ${what}.`;
    },
    nextStep:
      'Check host and port; SFTP is a part of SSH and usually on port 22. FTP and FTPS are something else.',
    fixableBy: 'you',
  },
  'sftp-not-offered': {
    stage: 'authorise',
    cause: ({ target }) =>
      `User ${target.userName} may sign in, but the server does not let this user use SFTP.`,
    nextStep: 'Have the sftp subsystem of the SSH server turned on for this user.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) => `User ${target.userName} may not read ${path || 'the start folder'}.`,
    nextStep:
      'Have the permissions of the folder or file checked, or give the folder that the user may read.',
    fixableBy: 'source-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ path }) => `There is no ${path || 'start folder'}.`,
    nextStep: 'Compare the path with a fresh listing; capital letters matter.',
    fixableBy: 'you',
  },
  'name-not-utf8': {
    stage: 'list',
    cause: ({ path }) =>
      `The name "${path ?? ''}" on the server contains bytes that are not UTF-8, so it cannot be requested.`,
    nextStep: 'Have the file or folder renamed on the server.',
    fixableBy: 'source-admin',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path }) => `The server reports an internal error for ${path || 'the start folder'}.`,
    nextStep: 'Try again; if it persists, ask its administrator to check the server log.',
    fixableBy: 'source-admin',
  },
};

function describeKey({ type, fingerprint }: Partial<HostKey> = {}): string {
  return [type, fingerprint].filter((part) => part !== undefined).join(' ');
}
