import { problem } from '../problems/service-problem.ts';

/** As it stands in an address or a form. */
const IN_URL_ENCODING = /%00|\0/;
/** As an escape in JSON; an even number of backslashes before it makes it plain text. */
const IN_JSON = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Refuses an address or a form with a NUL character: databases end text there or take none, so it could not be kept as
 * it was sent.
 *
 * @throws ServiceProblem of the given code
 */
export function refuseNulInUrl(encoded: string, code: 'BadRequestError' | 'invalid_request'): void {
  if (IN_URL_ENCODING.test(encoded)) throw nulProblem(code);
}

/**
 * Refuses JSON text with a NUL character, for the same reason.
 *
 * @throws ServiceProblem `BadRequestError`
 */
export function refuseNulInJson(text: string): void {
  if (IN_JSON.test(text)) throw nulProblem('BadRequestError');
}

function nulProblem(code: 'BadRequestError' | 'invalid_request'): Error {
  return problem(code, 'The request holds a NUL character (U+0000), which cannot be kept. Leave it out.');
}
