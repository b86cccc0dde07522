import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireFaults } from './require-faults.ts';

export const listFaults: Handler<'listFaults'> = ({ request }, { faults }) =>
  ok({ items: [...requireFaults(faults, request).list()] });
