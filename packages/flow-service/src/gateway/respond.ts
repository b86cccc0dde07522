import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { type FailedReply, toErrorReply } from '../http/error-reply.ts';
import { toLinesResponse } from '../http/lines-response.ts';
import { refuseMalformedPath } from '../http/refuse-malformed-path.ts';
import { type Reply, toResponse } from '../http/reply.ts';
import type { RequestsInFlight } from '../http/requests-in-flight.ts';
import type { RequestLogger } from '../telemetry/request-logger.ts';
import type { ServiceMetrics } from '../telemetry/service-metrics.ts';
import type { RateLimiter } from './access/rate-limiter.ts';
import type { Answer } from './answer.ts';

/** Operation id for requests that match no operation. */
const NO_OPERATION = 'none';

/** Callbacks for answers. */
export interface ResponderOptions {
  metrics: ServiceMetrics;
  /** Waits for answers that are still being sent after their head. */
  requests: RequestsInFlight;
  /** Limits unauthenticated requests by address. */
  strangers: RateLimiter;
  logger?: RequestLogger | undefined;
}

/** Turns answers and failures into responses with a request id, counts them, and logs them when they end. */
export function createResponder({
  metrics,
  requests,
  strangers,
  logger,
}: ResponderOptions): (answer: Answer, operationId?: string) => (context: Context) => Promise<Response> {
  return (answer, operationId) => async (context) => {
    const startedAt = performance.now();
    const requestId = randomUUID();

    function record({ status, ...reply }: Reply | FailedReply): void {
      const durationMs = performance.now() - startedAt;
      metrics.countRequest({ operationId: operationId ?? NO_OPERATION, status, durationMs });
      logger?.({
        requestId,
        method: context.req.method,
        path: context.req.path,
        ...(operationId === undefined ? {} : { operationId }),
        status,
        durationMs,
        ...('problem' in reply ? { problem: reply.problem } : {}),
        ...('fault' in reply && reply.fault ? { fault: reply.fault } : {}),
      });
    }

    const reply = await answerOrExplain(answer, context, { requestId, strangers });
    if (reply.lines === undefined) {
      record(reply);
      return toResponse(reply, requestId);
    }
    const { response, ended } = toLinesResponse(reply.lines, { requestId, isCut: reply.isCut });
    void requests.track(async () => record({ ...(await ended), status: reply.status }));
    return response;
  };
}

async function answerOrExplain(
  answer: Answer,
  context: Context,
  { requestId, strangers }: { requestId: string; strangers: RateLimiter },
): Promise<Reply | FailedReply> {
  try {
    refuseMalformedPath(context.req.path);
    return await answer(context.req, requestId);
  } catch (error) {
    const reply = toErrorReply(error, requestId);
    return STRANGERS.has(reply.problem) ? limit(reply, context, { requestId, strangers }) : reply;
  }
}

/** Problems of requests without an authenticated caller. */
const STRANGERS: ReadonlySet<string> = new Set([
  '401013',
  '403000',
  '403003',
  '403010',
  '403027',
  '400003',
  'invalid_client',
]);

/** A caller with a valid token is never rejected because of other requests from the same address. */
function limit(
  reply: FailedReply,
  context: Context,
  { requestId, strangers }: { requestId: string; strangers: RateLimiter },
): FailedReply {
  try {
    strangers.take(addressOf(context));
    return reply;
  } catch (error) {
    return toErrorReply(error, requestId);
  }
}

/** In-process requests have no address and share one bucket. */
function addressOf({ env }: Context): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}
