import type { Measure } from './measurement.ts';

/** The subjects of `pnpm bench`, in order; each is loaded in a separate process. */
export const SUBJECTS: Readonly<Record<string, () => Promise<Measure>>> = {
  'start-up': async () => (await import('./measurements/start-up.ts')).measureStartUp,
  'durable-create': async () => (await import('./measurements/durable-create.ts')).measureDurableCreate,
  retrieve: async () => (await import('./measurements/retrieve.ts')).measureRetrieve,
  'list-page': async () => (await import('./measurements/list-page.ts')).measureListPage,
  'sdk-call': async () => (await import('./measurements/sdk-call.ts')).measureSdkCall,
  'idle-memory': async () => (await import('./measurements/idle-memory.ts')).measureIdleMemory,
  'preview-bytes': async () => (await import('./measurements/preview-bytes.ts')).measurePreviewBytes,
  'file-previews': async () => (await import('./measurements/file-previews.ts')).measureFilePreviews,
  'event-loop': async () => (await import('./measurements/event-loop.ts')).measureEventLoop,
  'portal-scripts': async () => (await import('./measurements/portal-scripts.ts')).measurePortalScripts,
  'portal-interactive': async () =>
    (await import('./measurements/portal-interactive.ts')).measurePortalInteractive,
  'list-filter': async () => (await import('./measurements/list-filter.ts')).measureListFilter,
  'check-quick': async () => (await import('./measurements/check-quick.ts')).measureCheckQuick,
};
