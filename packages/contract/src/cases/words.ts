import type { ContractCase, Exchange, ExpectedAnswer, Source } from '../contract-case.ts';

/** Said by a public OpenAPI description. */
export function openapi(facts: string): Source {
  return { facts, basis: 'openapi' };
}

/** Said by the platform's documentation. */
export function documentation(facts: string): Source {
  return { facts, basis: 'documentation' };
}

/** Needed by a client that is used against the platform. */
export function client(facts: string): Source {
  return { facts, basis: 'client' };
}

/** Decided by us. */
export function choice(facts: string): Source {
  return { facts, basis: 'choice' };
}

/** The answer of a problem: the status is part of its code. */
export function refusal(code: string): ExpectedAnswer {
  return { status: Number(/^\d{3}(?=\d{3}$)|(?<=-)\d{3}$/.exec(code)?.[0] ?? 400), code };
}

/** A case of a single request that is refused. */
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
