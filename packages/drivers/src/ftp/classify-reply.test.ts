import { expect, test } from 'vitest';
import { classifyReply } from './classify-reply.ts';

const QUOTED = ['/ssl/must.csv', 'must.csv', 'tls-only'];

/**
 * Replies as the servers send them: those of Pure-FTPd and vsftpd from the programs, the others from their source
 * code.
 */
test.each([
  ['530 Login authentication failed', 'password-wrong'],
  ['530 Login incorrect.', 'password-wrong'],
  ['530 Authentication failed, sorry', 'password-wrong'],
  ['530 Not logged in, authorization required.', 'password-wrong'],
  ['530 User tls-only cannot log in.', 'password-wrong'],
  [
    '421-Sorry, cleartext sessions and weak ciphers are not accepted on this server.\n421 Please reconnect using TLS security mechanisms.',
    'encryption-required',
  ],
  ['530 Non-anonymous sessions must use encryption.', 'encryption-required'],
  ['530 Anonymous sessions must use encryption.', 'encryption-required'],
  ['522 Data connections must be encrypted.', 'encryption-required'],
  ['550 SSL/TLS required on the control channel', 'encryption-required'],
  ['522 SSL/TLS required on the data channel', 'encryption-required'],
  ['503 Use AUTH first.', 'encryption-required'],
  ['534 Policy requires SSL.', 'encryption-required'],
  ['421 Too many TLS sessions, sorry', 'source-busy'],
  ['530 Sorry, the maximum number of clients (2) for this user are already connected.', 'source-busy'],
  ['421 There are too many connected users, please try later.', 'source-busy'],
  ['530 This FTP server is anonymous only.', 'login-refused'],
  ['530 User cannot log in, home directory inaccessible.', 'login-refused'],
  ['530 Permission denied.', 'login-refused'],
  ["550 Can't open /ssl/must.csv: No such file or directory", 'object-not-found'],
  ['550 must.csv: No such file or directory', 'object-not-found'],
  ['550 /ssl/must.csv: Permission denied', 'access-denied'],
  ['550 Failed to change directory.', 'object-not-found'],
  ['451 Local error in processing', 'source-failed'],
])('%j means %s', (message, code) => {
  expect(classifyReply({ code: Number(message.slice(0, 3)), message }, QUOTED)).toBe(code);
});
