import type { HeadwaterOperations } from '@headwater/models';
import { requireFaults } from '../faults/require-faults.ts';
import { noContent } from '../http/reply.ts';
import type { OrganisationHandler } from '../http/route.ts';

export const clearFaults: OrganisationHandler<HeadwaterOperations['clearFaults']> = (
  { request },
  { faults },
) => {
  requireFaults(faults, request).clear();
  return noContent();
};
