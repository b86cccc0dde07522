import type { Handler } from '../../gateway/handler.ts';
import { problem } from '../../problems/service-problem.ts';

/** Every token is a user token, and only providers report runs. */
export const refuseRunReport: Handler<'updateRun'> = () => {
  throw problem('FLOW-1427-400');
};
