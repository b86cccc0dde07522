import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Answer } from './answer.ts';
import { type FailedReply, toErrorReply } from './error-reply.ts';
import { type Reply, toResponse } from './reply.ts';
import type { RequestLogger } from './request-logger.ts';

/** Turns answers and failures into responses with a request id, and tells the logger. */
export function createResponder(
  logger: RequestLogger | undefined,
): (answer: Answer, operationId?: string) => (context: Context) => Promise<Response> {
  return (answer, operationId) => async (context) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const reply = await answerOrExplain(answer, context, requestId);
    logger?.({
      requestId,
      method: context.req.method,
      path: context.req.path,
      ...(operationId === undefined ? {} : { operationId }),
      status: reply.status,
      durationMs: performance.now() - startedAt,
      ...('problem' in reply ? { problem: reply.problem } : {}),
      ...('fault' in reply && reply.fault ? { fault: reply.fault } : {}),
    });
    return toResponse(reply, requestId);
  };
}

async function answerOrExplain(
  answer: Answer,
  context: Context,
  requestId: string,
): Promise<Reply | FailedReply> {
  try {
    return await answer(context.req, requestId);
  } catch (error) {
    return toErrorReply(error, requestId);
  }
}
