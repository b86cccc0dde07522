import type { HeadwaterOperations } from '@headwater/models';
import type { OrganizationHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { requireFaults } from './require-faults.ts';

export const listFaults: OrganizationHandler<HeadwaterOperations['listFaults']> = ({ request }, { faults }) =>
  ok({ items: [...requireFaults(faults, request).list()] });
