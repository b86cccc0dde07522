import type { Handler } from '../../gateway/handler.ts';
import { answerInStages } from './answer-in-stages.ts';
import { testStoredConnection } from './test-stored-connection.ts';

/** The same check as the platform's, with what each stage saw, why it failed and what to do. */
export const testConnectionInStages: Handler<'testConnectionInStages'> = (
  { path: { connectionId }, scope, caller, request },
  services,
) =>
  answerInStages(request, (watch) =>
    testStoredConnection({ connectionId, scope, caller, ...watch }, services),
  );
