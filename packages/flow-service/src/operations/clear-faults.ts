import type { HeadwaterOperations } from '@headwater/models';
import { requireFaults } from '../faults/require-faults.ts';
import { noContent } from '../http/reply.ts';
import type { OrganizationHandler } from '../http/route.ts';

export const clearFaults: OrganizationHandler<HeadwaterOperations['clearFaults']> = (
  { request },
  { faults },
) => {
  requireFaults(faults, request).clear();
  return noContent();
};
