import type { CreateConnectionRequest } from '@headwater/models';
import type { RequestValidators } from '../validation/request-validator.ts';

/**
 * A patched document, once it is what could have been created.
 *
 * @throws ServiceProblem as a create with this body would
 */
export function readCreatable(document: unknown, validators: RequestValidators): CreateConnectionRequest {
  validators.of('createConnection').checkBody(document);
  return document as CreateConnectionRequest;
}
