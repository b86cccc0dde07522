import type { RequestValidators } from '../../gateway/validation/request-validator.ts';
import { withoutNulls } from '../../gateway/validation/without-nulls.ts';
import { isShallow, MAX_DEPTH } from '../../http/nesting.ts';
import { problem } from '../../problems/service-problem.ts';

/** An entity that a patch has changed, and the operation that would create it. */
interface Creation {
  noun: string;
  operationId: string;
}

/**
 * Returns a patched document if a create would accept it.
 *
 * @throws ServiceProblem as a create with this body would
 */
export function readCreatable<Body>(
  document: unknown,
  { noun, operationId }: Creation,
  validators: RequestValidators,
): Body {
  // Shallow instructions can together produce a deeply nested document.
  if (!isShallow(document))
    throw problem('CONNECTOR-1312-400', {
      detail: `The patched ${noun} nests deeper than ${MAX_DEPTH} levels.`,
    });
  const creatable = withoutNulls(document);
  validators.of(operationId).checkBody(creatable);
  return creatable as Body;
}
