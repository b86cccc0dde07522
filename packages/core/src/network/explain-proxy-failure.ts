import { ExplainedFailure } from '@headwater/sdk';
import type { NetworkProxy } from './proxy-of.ts';

/** Failures to connect; with a proxy, only the proxy itself is connected to. */
const CONNECT_FAILURES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'its host name is unknown'],
  ['EAI_AGAIN', 'its host name cannot be resolved'],
  ['EHOSTUNREACH', 'no network route leads to it'],
  ['ENETUNREACH', 'no network route leads to it'],
  ['ETIMEDOUT', 'it does not answer'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it does not answer'],
]);

/** Names the proxy as the cause where it is, and leaves every other failure as it is. */
export function explainProxyFailure(error: unknown, proxy: NetworkProxy): unknown {
  const failure = failureOf(error, proxy);
  return failure ? new TypeError('fetch failed', { cause: failure }) : error;
}

/** The failure of a proxy that answered a request itself, with this status. */
export function proxyAnswered(status: number, proxy: NetworkProxy, cause?: unknown): ExplainedFailure {
  const { address, variable } = proxy;
  const place = placeOf(proxy);
  if (status === 407) {
    const isGiven = address.username !== '';
    return new ExplainedFailure(
      isGiven ? `${place} does not accept the login (407)` : `${place} demands a login (407)`,
      {
        code: 'proxy-login-required',
        nextStep: isGiven
          ? `Check the user name and password in ${variable}; characters such as @ and : are percent-encoded there.`
          : `Write the user name and password into ${variable}, as http://user:password@${address.host}.`,
        cause,
      },
    );
  }
  return new ExplainedFailure(`${place} did not connect to it (${status})`, {
    code: 'proxy-refused',
    nextStep:
      'Ask whoever runs the proxy to let this host through, or exclude the host with NO_PROXY if it can be reached directly.',
    cause,
  });
}

function failureOf(thrown: unknown, proxy: NetworkProxy): ExplainedFailure | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    // undici has no code of its own for either.
    const [, status] = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(error.message) ?? [];
    if (status !== undefined) return proxyAnswered(Number(status), proxy, thrown);
    const reason = 'code' in error ? CONNECT_FAILURES.get(String(error.code)) : undefined;
    if (reason !== undefined) return unreachable(reason, proxy, thrown);
  }
  return undefined;
}

function unreachable(reason: string, proxy: NetworkProxy, cause: unknown): ExplainedFailure {
  return new ExplainedFailure(`${placeOf(proxy)} cannot be reached: ${reason}`, {
    code: 'proxy-unreachable',
    nextStep: `Check ${proxy.variable} and that the proxy runs, or exclude the host with NO_PROXY if it can be reached directly.`,
    cause,
  });
}

/** Without the user name and password. */
function placeOf({ address, variable }: NetworkProxy): string {
  return `the proxy ${address.host} that ${variable} names`;
}
