import type { CreateConnectionRequest } from '@headwater/models';
import { problem } from '../problems/service-problem.ts';
import { isShallow, MAX_DEPTH } from '../validation/nesting.ts';
import type { RequestValidators } from '../validation/request-validator.ts';
import { withoutNulls } from '../validation/without-nulls.ts';

/**
 * A patched document, once it is what could have been created.
 *
 * @throws ServiceProblem as a create with this body would
 */
export function readCreatable(document: unknown, validators: RequestValidators): CreateConnectionRequest {
  // Each instruction may be shallow, and what they make together deep.
  if (!isShallow(document))
    throw problem('CONNECTOR-1312-400', `The patched connection nests deeper than ${MAX_DEPTH} levels.`);
  const creatable = withoutNulls(document);
  validators.of('createConnection').checkBody(creatable);
  return creatable as CreateConnectionRequest;
}
