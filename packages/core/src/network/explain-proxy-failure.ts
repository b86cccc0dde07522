import { ExplainedFailure } from '@headwater/sdk';
import { describeError, type ErrorArguments } from '../errors/describe-error.ts';
import type { NetworkProxy } from './proxy-of.ts';

/** Connection failures. Behind a proxy, these concern the proxy itself, the only host connected to. */
const CONNECT_FAILURES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'no service is listening there'],
  ['ENOTFOUND', 'its host name is unknown'],
  ['EAI_AGAIN', 'its host name cannot be resolved'],
  ['EHOSTUNREACH', 'no network route leads to it'],
  ['ENETUNREACH', 'no network route leads to it'],
  ['ETIMEDOUT', 'it does not answer'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it does not answer'],
]);

/** Names the proxy as the cause if it is, and passes on every other failure unchanged. */
export function explainProxyFailure(error: unknown, proxy: NetworkProxy): unknown {
  const failure = failureOf(error, proxy);
  return failure ? new TypeError('fetch failed', { cause: failure }) : error;
}

/** Creates the failure for a proxy that responded to a request itself, with this status. */
export function proxyAnswered(status: number, proxy: NetworkProxy, cause?: unknown): ExplainedFailure {
  const place = placeOf(proxy);
  if (status !== 407) return explained(describeError('proxy-refused', { ...place, status }, { cause }));
  const isGiven = proxy.address.username !== '';
  return explained(
    describeError(isGiven ? 'proxy-login-required.rejected' : 'proxy-login-required', place, { cause }),
  );
}

function failureOf(thrown: unknown, proxy: NetworkProxy): ExplainedFailure | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    // undici has no code for either case.
    const [, status] = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(error.message) ?? [];
    if (status !== undefined) return proxyAnswered(Number(status), proxy, thrown);
    const reason = 'code' in error ? CONNECT_FAILURES.get(String(error.code)) : undefined;
    if (reason !== undefined) return unreachable(reason, proxy, thrown);
  }
  return undefined;
}

function unreachable(reason: string, proxy: NetworkProxy, cause: unknown): ExplainedFailure {
  return explained(describeError('proxy-unreachable', { ...placeOf(proxy), reason }, { cause }));
}

/** Without the user name and password. */
function placeOf({ address, variable }: NetworkProxy): { host: string; variable: string } {
  return { host: address.host, variable };
}

function explained([what, { code, nextSteps, cause }]: ErrorArguments): ExplainedFailure {
  return new ExplainedFailure(what, { code, nextStep: nextSteps.map(({ text }) => text).join(' '), cause });
}
