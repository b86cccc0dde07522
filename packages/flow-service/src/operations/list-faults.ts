import type { HeadwaterOperations } from '@headwater/models';
import { requireFaults } from '../faults/require-faults.ts';
import type { OrganizationHandler } from '../gateway/route.ts';
import { ok } from '../http/reply.ts';

export const listFaults: OrganizationHandler<HeadwaterOperations['listFaults']> = ({ request }, { faults }) =>
  ok({ items: [...requireFaults(faults, request).list()] });
