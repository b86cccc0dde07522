import type { Handler } from '../../gateway/handler.ts';
import { HEADWATER_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { requireFaults } from './require-faults.ts';

/** A rule for an unknown operation would never apply, without its author noticing. */
export const addFault: Handler<'addFault'> = ({ body, request }, { faults, validators }) => {
  const rules = requireFaults(faults, request);
  const { operationId } = body;
  if (operationId !== undefined && !validators.has(operationId)) {
    throw problem('CONNECTOR-1312-400', {
      detail: `operationId "${operationId}" is not an operation of this service.`,
    });
  }
  return created(rules.add(body), `${HEADWATER_PATH}/faults`);
};
