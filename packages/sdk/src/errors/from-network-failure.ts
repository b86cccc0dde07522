import type { FailedRequest } from './failed-request.ts';
import { NetworkError } from './network-error.ts';

interface Failure {
  code: string;
  what: string;
  nextStep: string;
}

const REFUSED: Failure = {
  code: 'connection-refused',
  what: 'nothing listens there',
  nextStep: 'Check the address and port, and that the service is running.',
};
const NOT_FOUND: Failure = {
  code: 'host-not-found',
  what: 'the host name is unknown',
  nextStep: 'Check the spelling of the host, and that this machine can resolve names.',
};
const NOT_CONNECTED: Failure = {
  code: 'connect-timeout',
  what: 'the host did not answer the attempt to connect',
  nextStep: 'Check that a firewall or proxy lets this machine through.',
};
const LOST: Failure = {
  code: 'connection-lost',
  what: 'the connection broke before the answer was complete',
  nextStep: 'Try again; before repeating a write, look whether it took effect.',
};
const UNTRUSTED: Failure = {
  code: 'certificate-rejected',
  what: "the host's certificate is not trusted",
  nextStep: 'Check the host name and the certificate authorities this machine trusts.',
};
const UNKNOWN: Failure = {
  code: 'network-failed',
  what: 'no answer came',
  nextStep: 'Check the network connection and the address.',
};

/** Codes that Node's sockets and its `fetch` put on a cause. Browsers tell nothing. */
const BY_SYSTEM_CODE: ReadonlyMap<string, Failure> = new Map([
  ['ECONNREFUSED', REFUSED],
  ['ENOTFOUND', NOT_FOUND],
  ['EAI_AGAIN', NOT_FOUND],
  ['UND_ERR_CONNECT_TIMEOUT', NOT_CONNECTED],
  ['ECONNRESET', LOST],
  ['EPIPE', LOST],
  ['UND_ERR_SOCKET', LOST],
  ['CERT_HAS_EXPIRED', UNTRUSTED],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['ERR_TLS_CERT_ALTNAME_INVALID', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
]);

const NEVER_SENT: ReadonlySet<string> = new Set([REFUSED.code, NOT_FOUND.code, NOT_CONNECTED.code]);

/** Turns what `fetch` or the reading of a body threw into an error that says which way the network failed. */
export function errorFromNetworkFailure(cause: unknown, request: FailedRequest): NetworkError {
  return toNetworkError(failureOf(cause), request, cause);
}

/** For an answer that ended, without an error below it, before it was complete. */
export function errorFromConnectionLost(request: FailedRequest): NetworkError {
  return toNetworkError(LOST, request);
}

function toNetworkError(
  { code, what, nextStep }: Failure,
  { method, url }: FailedRequest,
  cause?: unknown,
): NetworkError {
  const { host, pathname } = new URL(url);
  const message = `${method} ${pathname} did not get through to ${host}: ${what}.`;
  return new NetworkError(message, { method, url, code, nextSteps: [nextStep], cause });
}

/** Whether the request certainly never reached the service. */
export function wasNeverSent(error: NetworkError): boolean {
  return NEVER_SENT.has(error.code);
}

function failureOf(cause: unknown): Failure {
  for (let error = cause; error instanceof Error; error = error.cause) {
    const failure = 'code' in error ? BY_SYSTEM_CODE.get(String(error.code)) : undefined;
    if (failure !== undefined) return failure;
  }
  return UNKNOWN;
}
