import type { ServiceMetrics } from './service-metrics.ts';

/**
 * Counts from the first request on. The library is loaded then, because an idle service would keep its memory for
 * nothing; what happens until it is loaded is counted afterward.
 *
 * @param version - Version of this package.
 */
export function createServiceMetrics(version: string): ServiceMetrics {
  let loaded: ServiceMetrics | undefined;
  let loading: Promise<ServiceMetrics> | undefined;

  async function load(): Promise<ServiceMetrics> {
    const { createPrometheusMetrics } = await import('./prometheus-metrics.ts');
    loaded = createPrometheusMetrics(version);
    return loaded;
  }

  function count(add: (metrics: ServiceMetrics) => void): void {
    loading ??= load();
    if (loaded !== undefined) add(loaded);
    else void loading.then(add);
  }

  return {
    countRequest: (request) => count((metrics) => metrics.countRequest(request)),
    countSourceCall: (call) => count((metrics) => metrics.countSourceCall(call)),
    async render() {
      loading ??= load();
      return await (await loading).render();
    },
  };
}
