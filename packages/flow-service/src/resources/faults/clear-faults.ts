import type { Handler } from '../../gateway/handler.ts';
import { noContent } from '../../http/reply.ts';
import { requireFaults } from './require-faults.ts';

export const clearFaults: Handler<'clearFaults'> = ({ request }, { faults }) => {
  requireFaults(faults, request).clear();
  return noContent();
};
