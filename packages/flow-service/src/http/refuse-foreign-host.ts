import { problem } from '../problems/service-problem.ts';
import { isLoopback } from './is-loopback.ts';

/**
 * Rejects requests that a page of another site makes a browser send. A name of that site may resolve to this machine
 * (DNS rebinding), so a service on a loopback address accepts only names of this machine, and any origin that a
 * browser reports is checked.
 *
 * @param listensOn The host that the service listens on.
 * @throws ServiceProblem `403001`
 */
export function refuseForeignHost(headers: Headers, listensOn: string): void {
  const host = headers.get('host');
  if (host !== null && isLoopback(listensOn) && !isLoopback(nameOf(host)))
    throw problem('403001', { header: 'Host' });
  const origin = headers.get('origin');
  if (origin !== null && hostOf(origin) !== host?.toLowerCase())
    throw problem('403001', { header: 'Origin' });
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host.toLowerCase();
}

/** The host without its port and without the brackets of an IPv6 address. */
function nameOf(host: string): string {
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return name.startsWith('[') ? name.slice(1, -1) : name.replace(/\.$/, '');
}
