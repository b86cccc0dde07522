import { NETWORK_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';
import { DriverError } from '../contract/driver-error.ts';

const describeFailure: DescribeFailure<typeof NETWORK_FAILURES> = failuresOf(NETWORK_FAILURES);

type NetworkFailureCode = keyof typeof NETWORK_FAILURES;

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
  const failure = describeFailure(code, { address });
  const hint = code === 'host-not-found' ? hostHint : undefined;
  return new DriverError({ ...failure, nextStep: hint ?? failure.nextStep }, error);
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
