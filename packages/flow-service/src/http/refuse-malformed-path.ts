import { problem } from '../problems/service-problem.ts';

/**
 * Rejects a path that is not percent-encoded UTF-8, since no object can have such a path.
 *
 * @throws ServiceProblem `BadRequestError`
 */
export function refuseMalformedPath(path: string): void {
  if (!path.includes('%')) return;
  try {
    decodeURIComponent(path);
  } catch {
    throw problem('BadRequestError', {
      detail: 'The path is not percent-encoded UTF-8. Encode it as UTF-8, and a percent sign itself as %25.',
    });
  }
}
