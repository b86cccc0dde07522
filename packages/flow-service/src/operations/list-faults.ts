import type { HeadwaterOperations } from '@headwater/models';
import { requireFaults } from '../faults/require-faults.ts';
import { ok } from '../http/reply.ts';
import type { OrganizationHandler } from '../http/route.ts';

export const listFaults: OrganizationHandler<HeadwaterOperations['listFaults']> = ({ request }, { faults }) =>
  ok({ items: [...requireFaults(faults, request).list()] });
