import type { HeadwaterOperations } from '@headwater/models';
import { requireFaults } from '../faults/require-faults.ts';
import type { OrganizationHandler } from '../gateway/route.ts';
import { noContent } from '../http/reply.ts';

export const clearFaults: OrganizationHandler<HeadwaterOperations['clearFaults']> = (
  { request },
  { faults },
) => {
  requireFaults(faults, request).clear();
  return noContent();
};
