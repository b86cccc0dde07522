import { Hono } from 'hono';
import { type Answer, createAnswer } from '../gateway/answer.ts';
import type { SandboxCall } from '../gateway/call.ts';
import { createResponder, type ResponderOptions } from '../gateway/respond.ts';
import { isOwnOperation, SERVED_OPERATIONS, type ServedOperationId } from '../gateway/served-operations.ts';
import type { Services } from '../gateway/services.ts';
import { withFaults } from '../gateway/with-faults.ts';
import { withRenewedKeys } from '../gateway/with-renewed-keys.ts';
import { problem } from '../problems/service-problem.ts';
import type { Handle } from '../telemetry/tracing.ts';
import { HANDLERS } from './handlers.ts';

/** The HTTP application: every operation of the specs, behind the checks of its scope. */
export function createApp(
  services: Services,
  responding: Omit<ResponderOptions, 'metrics' | 'strangers'>,
): Hono {
  const app = new Hono({ strict: false });
  const { metrics, tracing } = services;
  const { requests, logger } = responding;
  const respond = createResponder({
    metrics,
    requests,
    strangers: services.strangers,
    logger: tracing?.traceLog(logger) ?? logger,
  });
  const trace = (handle: Handle, route?: string): Handle => tracing?.traceRequests(handle, route) ?? handle;

  function injectFaults(operationId: ServedOperationId, answer: Answer): Answer {
    const { faults } = services;
    return faults ? withFaults(answer, { operationId, isOurs: isOwnOperation(operationId) }, faults) : answer;
  }

  for (const operationId of Object.keys(HANDLERS) as ServedOperationId[]) {
    const { method, path } = SERVED_OPERATIONS[operationId];
    const answer = createAnswer(
      operationId,
      withRenewedKeys<SandboxCall<never>, unknown>(HANDLERS[operationId]),
      services,
    );
    const route = path.replace(/\/$/, '').replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(method, route, trace(respond(injectFaults(operationId, answer), operationId), route));
  }

  app.notFound(trace(respond(({ method, path }) => Promise.reject(problem('404000', { method, path })))));
  return app;
}
