import { problem } from '../problems/service-problem.ts';

/**
 * Rejects a query that is not percent-encoded UTF-8. Taken literally, it would be a filter that matches nothing.
 *
 * @throws ServiceProblem `FLOW-1453`
 */
export function refuseMalformedQuery(url: string): void {
  const start = url.indexOf('?');
  const query = start === -1 ? '' : url.slice(start + 1);
  if (!query.includes('%') || isDecodable(query)) return;
  const [name = ''] =
    query
      .split('&')
      .find((pair) => !isDecodable(pair))
      ?.split('=', 1) ?? [];
  throw problem('FLOW-1453-400', {
    name,
    wanted: 'Percent-encode it as UTF-8, and a percent sign itself as %25.',
  });
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
