import type { FixableBy } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';

type NetworkFailureCode =
  | 'connection-closed'
  | 'connection-refused'
  | 'dns-unavailable'
  | 'host-not-found'
  | 'host-unreachable'
  | 'tls-expired'
  | 'tls-failed'
  | 'tls-name-mismatch'
  | 'tls-not-yet-valid'
  | 'tls-untrusted';

interface NetworkFailureRow {
  cause: (address: string) => string;
  nextStep: string;
  fixableBy: FixableBy;
}

const NETWORK_FAILURES: Readonly<Record<NetworkFailureCode, NetworkFailureRow>> = {
  'host-not-found': {
    cause: (address) => `The host ${address} does not exist.`,
    nextStep: 'Check the name for a typing mistake.',
    fixableBy: 'you',
  },
  'dns-unavailable': {
    cause: (address) => `The name ${address} could not be resolved because the name server did not answer.`,
    nextStep: 'Check the network connection and the name server of this machine.',
    fixableBy: 'network-admin',
  },
  'connection-refused': {
    cause: (address) =>
      `${address} refused the connection: no program listens there, or a firewall rejects the connection.`,
    nextStep: 'Check host and port, that the server runs, and that this machine may reach it.',
    fixableBy: 'source-admin',
  },
  'host-unreachable': {
    cause: (address) => `No route leads to ${address}, or it did not answer.`,
    nextStep:
      'Ask the network administrator to check the route and the firewalls between this machine and the source.',
    fixableBy: 'network-admin',
  },
  'connection-closed': {
    cause: (address) => `${address} closed the connection before it answered.`,
    nextStep: 'Try again. If it persists, check that the address belongs to the source and not to a gateway.',
    fixableBy: 'source-admin',
  },
  'tls-untrusted': {
    cause: (address) => `An authority that this machine does not trust issued the certificate of ${address}.`,
    nextStep:
      'If a company proxy or a private authority issued the certificate, add that authority to the trusted ones; otherwise send no secrets there.',
    fixableBy: 'network-admin',
  },
  'tls-expired': {
    cause: (address) => `The certificate of ${address} has expired.`,
    nextStep: 'Renew the certificate. If it is valid elsewhere, set the clock of this machine.',
    fixableBy: 'source-admin',
  },
  'tls-not-yet-valid': {
    cause: (address) =>
      `The certificate of ${address} is not valid yet according to the clock of this machine.`,
    nextStep: 'Set the clock of this machine.',
    fixableBy: 'you',
  },
  'tls-name-mismatch': {
    cause: (address) => `The certificate of ${address} is for another name.`,
    nextStep: 'Use a name that the certificate is for, or issue a certificate for this name.',
    fixableBy: 'you',
  },
  'tls-failed': {
    cause: (address) => `${address} does not speak TLS, or supports no accepted version.`,
    nextStep: 'Check the port, and whether https:// is right. The server needs TLS 1.2 or later.',
    fixableBy: 'source-admin',
  },
};

/** Error codes of Node's DNS, sockets and TLS. */
const BY_NODE_CODE: Readonly<Record<string, NetworkFailureCode>> = {
  ENOTFOUND: 'host-not-found',
  ENODATA: 'host-not-found',
  EAI_AGAIN: 'dns-unavailable',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'host-unreachable',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENETUNREACH: 'host-unreachable',
  EADDRNOTAVAIL: 'host-unreachable',
  ECONNRESET: 'connection-closed',
  ECONNABORTED: 'connection-closed',
  EPIPE: 'connection-closed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name-mismatch',
  EPROTO: 'tls-failed',
};

/**
 * Explains an error of DNS, a socket or TLS; returns undefined for any other error.
 *
 * @param address host, or host and port, to name in the explanation
 * @param hostHint the next step if the host does not exist
 */
export function explainNetworkError(
  error: unknown,
  address: string,
  hostHint?: string,
): DriverError | undefined {
  const code = classify(error);
  if (code === undefined) return undefined;
  const { cause, nextStep, fixableBy } = NETWORK_FAILURES[code];
  const hint = code === 'host-not-found' ? hostHint : undefined;
  return new DriverError({ code, cause: cause(address), nextStep: hint ?? nextStep, fixableBy }, error);
}

/** Returns true if `explainNetworkError` made the explanation. */
export function isNetworkFailure(error: unknown): boolean {
  return error instanceof DriverError && error.code in NETWORK_FAILURES;
}

function classify(error: unknown): NetworkFailureCode | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (BY_NODE_CODE[code] !== undefined) return BY_NODE_CODE[code];
  return code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') ? 'tls-failed' : undefined;
}
