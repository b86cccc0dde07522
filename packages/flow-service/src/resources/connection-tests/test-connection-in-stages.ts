import type { Handler } from '../../gateway/handler.ts';
import { answerInStages } from './answer-in-stages.ts';
import { testStoredConnection } from './test-stored-connection.ts';

/** Runs the same check as the platform, and reports each stage, the cause of a failure and the next step. */
export const testConnectionInStages: Handler<'testConnectionInStages'> = (
  { path: { connectionId }, scope, caller, request },
  services,
) =>
  answerInStages(request, (watch) =>
    testStoredConnection({ connectionId, scope, caller, ...watch }, services),
  );
