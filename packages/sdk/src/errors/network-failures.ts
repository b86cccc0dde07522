/** One kind of network failure. */
export interface Failure {
  code: string;
  what: string;
  nextStep: string;
}

const REFUSED: Failure = {
  code: 'connection-refused',
  what: 'no service is listening there',
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
  nextStep:
    'Check that no firewall blocks this machine. If outbound traffic requires a proxy, set HTTPS_PROXY.',
};
const NO_ROUTE: Failure = {
  code: 'host-unreachable',
  what: 'no network route leads to the host',
  nextStep: 'Check the network connection, any VPN that the host requires, and the address.',
};
const FORBIDDEN: Failure = {
  code: 'connection-forbidden',
  what: 'this machine blocks the connection',
  nextStep: 'Check the firewall and the security software of this machine.',
};
const LOST: Failure = {
  code: 'connection-lost',
  what: 'the connection broke before the response was complete',
  nextStep: 'Try again. Before you repeat a write, check whether it took effect.',
};
const SILENT: Failure = {
  code: 'answer-timeout',
  what: 'the host accepted the connection but did not send a complete response in time',
  nextStep: 'Try again later. Before you repeat a write, check whether it took effect.',
};
const UNTRUSTED: Failure = {
  code: 'certificate-rejected',
  what: "the host's certificate is not trusted",
  nextStep:
    'Check the host name. If a company proxy replaces certificates, install its certificate authority in the system, or set NODE_EXTRA_CA_CERTS to its file.',
};
const OUTDATED: Failure = {
  code: 'certificate-rejected',
  what: "the host's certificate is not valid at this time",
  nextStep: 'Check the clock of this machine, and ask the owner of the host to renew its certificate.',
};
const OF_ANOTHER: Failure = {
  code: 'certificate-rejected',
  what: "the host's certificate is for another host name",
  nextStep: 'Check the host name in the address.',
};
const NO_TLS: Failure = {
  code: 'tls-failed',
  what: 'the TLS handshake failed',
  nextStep: 'Check that the port uses HTTPS, and that no proxy interferes with the encryption.',
};
const NO_HTTP: Failure = {
  code: 'not-http',
  what: 'the response is not valid HTTP',
  nextStep: 'Check the scheme and port of the address, and any proxy in between.',
};

export const CONNECTION_LOST: Failure = LOST;

export const UNKNOWN_FAILURE: Failure = {
  code: 'network-failed',
  what: 'no response arrived',
  nextStep: 'Check the network connection and the address.',
};

/** Codes that Node's sockets and its `fetch` set on a cause. Browsers provide no codes. */
const BY_SYSTEM_CODE: ReadonlyMap<string, Failure> = new Map([
  ['ECONNREFUSED', REFUSED],
  ['ENOTFOUND', NOT_FOUND],
  ['ENODATA', NOT_FOUND],
  ['ESERVFAIL', NOT_FOUND],
  ['ETIMEOUT', NOT_FOUND],
  ['UND_ERR_CONNECT_TIMEOUT', NOT_CONNECTED],
  ['EHOSTUNREACH', NO_ROUTE],
  ['EHOSTDOWN', NO_ROUTE],
  ['ENETUNREACH', NO_ROUTE],
  ['ENETDOWN', NO_ROUTE],
  ['EADDRNOTAVAIL', NO_ROUTE],
  ['EACCES', FORBIDDEN],
  ['EPERM', FORBIDDEN],
  ['ECONNRESET', LOST],
  ['ECONNABORTED', LOST],
  ['ENETRESET', LOST],
  ['ENOTCONN', LOST],
  ['EPIPE', LOST],
  ['UND_ERR_SOCKET', LOST],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', LOST],
  ['ETIMEDOUT', SILENT],
  ['UND_ERR_HEADERS_TIMEOUT', SILENT],
  ['UND_ERR_BODY_TIMEOUT', SILENT],
  ['CERT_HAS_EXPIRED', OUTDATED],
  ['CERT_NOT_YET_VALID', OUTDATED],
  ['ERR_TLS_CERT_ALTNAME_INVALID', OF_ANOTHER],
  ['HOSTNAME_MISMATCH', OF_ANOTHER],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['INVALID_CA', UNTRUSTED],
  ['PATH_LENGTH_EXCEEDED', UNTRUSTED],
  ['INVALID_PURPOSE', UNTRUSTED],
  ['EPROTO', NO_TLS],
  ['UND_ERR_HEADERS_OVERFLOW', NO_HTTP],
]);

/** Families of codes, by their prefix. */
const BY_BEGINNING: readonly (readonly [string, Failure])[] = [
  ['EAI_', NOT_FOUND],
  ['CERT_', UNTRUSTED],
  ['UNABLE_TO_', UNTRUSTED],
  ['ERR_SSL_', NO_TLS],
  ['ERR_TLS_', NO_TLS],
  ['HPE_', NO_HTTP],
  ['UND_ERR_PRX_TLS', UNTRUSTED],
];

const NEVER_SENT: ReadonlySet<string> = new Set([
  REFUSED.code,
  NOT_FOUND.code,
  NOT_CONNECTED.code,
  NO_ROUTE.code,
  FORBIDDEN.code,
  UNTRUSTED.code,
  'proxy-unreachable',
]);

/**
 * Codes of failures that persist until a person changes something. For example, a proxy may lock an account after
 * failed logins.
 */
const LASTING: ReadonlySet<string> = new Set([
  UNTRUSTED.code,
  NO_TLS.code,
  FORBIDDEN.code,
  'proxy-login-required',
  'proxy-refused',
]);

/** The failure that a system error represents. */
export function failureOfSystemError(error: Error): Failure | undefined {
  if (!('code' in error)) return undefined;
  const code = String(error.code);
  // A connect timeout in the operating system means that nothing was sent. A read timeout may follow a complete
  // request.
  if (code === 'ETIMEDOUT' && 'syscall' in error && error.syscall === 'connect') return NOT_CONNECTED;
  return BY_SYSTEM_CODE.get(code) ?? BY_BEGINNING.find(([beginning]) => code.startsWith(beginning))?.[1];
}

/** True if a failure with this code happened before the request was sent. */
export function isBeforeSending(code: string): boolean {
  return NEVER_SENT.has(code);
}

/** True if retrying cannot help. */
export function isLasting(code: string): boolean {
  return LASTING.has(code);
}
