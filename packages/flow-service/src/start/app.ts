import { Hono } from 'hono';
import { type Answer, answerInOrganization, answerInSandbox, answerOpen } from '../gateway/answer.ts';
import { createResponder, type ResponderOptions } from '../gateway/respond.ts';
import type { Route, RouteGroup } from '../gateway/route.ts';
import type { Services } from '../gateway/services.ts';
import { withFaults } from '../gateway/with-faults.ts';
import { withRenewedKeys } from '../gateway/with-renewed-keys.ts';
import { HEADWATER_PATH } from '../http/paths.ts';
import { problem } from '../problems/service-problem.ts';
import type { Handle } from '../telemetry/tracing.ts';
import { OPEN_ROUTES, ORGANIZATION_ROUTES, SANDBOX_ROUTES } from './routes.ts';

/** The HTTP application: every route of the table, behind the checks of its kind. */
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

  function spoil(answer: Answer, operation: { operationId: string; isOurs: boolean }): Answer {
    return services.faults ? withFaults(answer, operation, services.faults) : answer;
  }

  function mount<Call>(
    groups: readonly RouteGroup<Call>[],
    toAnswer: (route: Route<Call>, services: Services) => Answer,
  ): void {
    for (const { base, routes } of groups) {
      for (const route of routes) {
        const [method, path, operationId, handle] = route;
        const renewing: Route<Call> = [method, path, operationId, withRenewedKeys(handle)];
        const answer = spoil(toAnswer(renewing, services), { operationId, isOurs: base === HEADWATER_PATH });
        app.on(method, `${base}${path}`, trace(respond(answer, operationId), `${base}${path}`));
      }
    }
  }

  mount(OPEN_ROUTES, answerOpen);
  mount(ORGANIZATION_ROUTES, answerInOrganization);
  mount(SANDBOX_ROUTES, answerInSandbox);
  app.notFound(trace(respond(({ method, path }) => Promise.reject(problem('404000', method, path)))));
  return app;
}
