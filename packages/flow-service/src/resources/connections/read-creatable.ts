import type { CreateConnectionRequest } from '@headwater/models';
import type { RequestValidators } from '../../gateway/validation/request-validator.ts';
import { withoutNulls } from '../../gateway/validation/without-nulls.ts';
import { isShallow, MAX_DEPTH } from '../../http/nesting.ts';
import { problem } from '../../problems/service-problem.ts';

/**
 * Returns a patched document if a create would accept it.
 *
 * @throws ServiceProblem as a create with this body would
 */
export function readCreatable(document: unknown, validators: RequestValidators): CreateConnectionRequest {
  // Shallow instructions can together produce a deeply nested document.
  if (!isShallow(document))
    throw problem('CONNECTOR-1312-400', {
      detail: `The patched connection nests deeper than ${MAX_DEPTH} levels.`,
    });
  const creatable = withoutNulls(document);
  validators.of('createConnection').checkBody(creatable);
  return creatable as CreateConnectionRequest;
}
