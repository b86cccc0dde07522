import type { HeadwaterOperations } from '@headwater/models';
import { requireFaults } from '../faults/require-faults.ts';
import { ok } from '../http/reply.ts';
import type { OrganisationHandler } from '../http/route.ts';

export const listFaults: OrganisationHandler<HeadwaterOperations['listFaults']> = ({ request }, { faults }) =>
  ok({ items: [...requireFaults(faults, request).list()] });
