import { problem } from '../problems/service-problem.ts';

/** A NUL character in an address or a form. */
const IN_URL_ENCODING = /%00|\0/;
/** A NUL character as an escape in JSON; after an even number of backslashes, it is plain text. */
const IN_JSON = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Rejects an address or a form with a NUL character. Databases truncate strings there or reject them, so it could not
 * be stored as sent.
 *
 * @throws ServiceProblem of the given code
 */
export function refuseNulInUrl(encoded: string, code: 'BadRequestError' | 'invalid_request'): void {
  if (IN_URL_ENCODING.test(encoded)) throw nulProblem(code);
}

/**
 * Rejects JSON with a NUL character, for the same reason.
 *
 * @throws ServiceProblem `BadRequestError`
 */
export function refuseNulInJson(text: string): void {
  if (IN_JSON.test(text)) throw nulProblem('BadRequestError');
}

function nulProblem(code: 'BadRequestError' | 'invalid_request'): Error {
  return problem(code, {
    detail: 'The request contains a NUL character (U+0000), which cannot be stored. Remove it.',
  });
}
