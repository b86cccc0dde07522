import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import type { Answer } from './answer.ts';
import { type FailedReply, toErrorReply } from './error-reply.ts';
import { type Reply, toResponse } from './reply.ts';
import type { RequestLogger } from './request-logger.ts';

/** Operation id of requests that match none, where one is needed. */
const NO_OPERATION = 'none';

/** Turns answers and failures into responses with a request id, counts them, and tells the logger. */
export function createResponder(
  metrics: ServiceMetrics,
  logger?: RequestLogger,
): (answer: Answer, operationId?: string) => (context: Context) => Promise<Response> {
  return (answer, operationId) => async (context) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const reply = await answerOrExplain(answer, context, requestId);
    const durationMs = performance.now() - startedAt;
    metrics.countRequest({ operationId: operationId ?? NO_OPERATION, status: reply.status, durationMs });
    logger?.({
      requestId,
      method: context.req.method,
      path: context.req.path,
      ...(operationId === undefined ? {} : { operationId }),
      status: reply.status,
      durationMs,
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
