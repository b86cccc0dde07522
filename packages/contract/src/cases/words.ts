import type { ContractCase, Exchange, ExpectedAnswer, Source } from '../contract-case.ts';

/** Documented in a public OpenAPI description. */
export function openapi(facts: string): Source {
  return { facts, basis: 'openapi' };
}

/** Documented by the platform. */
export function documentation(facts: string): Source {
  return { facts, basis: 'documentation' };
}

/** Required by a client that is used against the platform. */
export function client(facts: string): Source {
  return { facts, basis: 'client' };
}

/** Decided by Headwater. */
export function choice(facts: string): Source {
  return { facts, basis: 'choice' };
}

/** The response of a problem. The status is part of its code. */
export function refusal(code: string): ExpectedAnswer {
  const others = OTHER_CODES.get(code);
  return { ...answerOf(code), ...(others && { or: others.map(answerOf) }) };
}

function answerOf(code: string): ExpectedAnswer {
  return { status: Number(/^\d{3}(?=\d{3}$)|(?<=-)\d{3}$/.exec(code)?.[0] ?? 400), code };
}

/** Codes that different documents give for one refusal (facts 6.2, 8 no. 2 and 29). */
const OTHER_CODES: ReadonlyMap<string, readonly string[]> = new Map([
  ['FLOW-1439-404', ['FLOW-1439-400', 'FLOW-1101-404']],
  ['403010', ['401013']],
  ['403027', ['403025']],
]);

/** A delete returns 204 in one public description and 202 in another (facts 8 no. 3). */
export const DELETED: ExpectedAnswer = { status: 204, or: [{ status: 202 }, { status: 200 }] };

/** Only a client with the permission Sandbox Administration can read single sandboxes (facts 0). */
export const NO_ADMINISTRATOR: ExpectedAnswer = { status: 403 };

/** A case with a single request that is refused. */
export function refused(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source' | 'given'> &
    Omit<Exchange, 'answer'> & { code: string },
): ContractCase {
  const { id, behavior, source, given: before, code, ...sent } = given;
  return {
    id,
    behavior,
    source,
    ...(before === undefined ? {} : { given: before }),
    exchanges: [{ ...sent, answer: refusal(code) }],
  };
}
