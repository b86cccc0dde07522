import { problem } from '../problems/service-problem.ts';

/**
 * Refuses text with a NUL character: databases end text there or take none, so it could not be kept as it was sent.
 *
 * @param encoded The part of a request as it was sent, where the character stands escaped or as it is.
 * @throws ServiceProblem of the given code
 */
export function refuseNul(encoded: string, code: 'BadRequestError' | 'invalid_request'): void {
  // In JSON, an even number of backslashes before it makes the escape plain text.
  if (!/%00|\0|(?<!\\)(?:\\\\)*\\u0000/.test(encoded)) return;
  throw problem(code, 'The request holds a NUL character (U+0000), which cannot be kept. Leave it out.');
}
