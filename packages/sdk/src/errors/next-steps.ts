import { API_ERRORS } from '@headwater/models';

interface Step {
  readonly text: string;
}

const ENTRIES: Readonly<Record<string, { readonly nextSteps: readonly Step[] }>> = API_ERRORS;

/** The next steps after an error response of the API, from the catalog of codes. */
export function nextStepsFor(status: number, code: string, retryAfterMs?: number): readonly string[] {
  if (retryAfterMs !== undefined) return [`Try again in ${Math.ceil(retryAfterMs / 1000)} s.`];
  const steps = stepsOf(code) ?? stepsOf(`http-${status}`) ?? (status > 500 ? stepsOf('http-500') : []);
  return steps?.map(({ text }) => text) ?? [];
}

/** A response may have any code, even the name of a member that every object has. */
function stepsOf(code: string): readonly Step[] | undefined {
  return Object.hasOwn(ENTRIES, code) ? ENTRIES[code]?.nextSteps : undefined;
}
