import type { HeadwaterOperations } from '@headwater/models';
import type { OrganizationHandler } from '../../gateway/route.ts';
import { noContent } from '../../http/reply.ts';
import { requireFaults } from './require-faults.ts';

export const clearFaults: OrganizationHandler<HeadwaterOperations['clearFaults']> = (
  { request },
  { faults },
) => {
  requireFaults(faults, request).clear();
  return noContent();
};
