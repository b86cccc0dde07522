import type { Handler } from '../../gateway/handler.ts';
import { SERVED_SPECS } from '../../generated/served-specs.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/** The documents that requests are validated against. */
export const retrieveSpec: Handler<'retrieveSpec'> = ({ path: { specName }, request }) => {
  if (!Object.hasOwn(SERVED_SPECS, specName))
    throw problem('404000', { method: request.method, path: new URL(request.url).pathname });
  return ok({ ...SERVED_SPECS[specName] });
};
