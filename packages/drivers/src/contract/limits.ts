import type { ReadLimits } from './contract.ts';

/** Limits for a person who looks at data: enough to see its shape, and still quick and cheap. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: 1024 * 1024,
  maxPreviewBytes: 64 * 1024 * 1024,
  maxRows: 100,
  maxEntries: 1000,
  timeoutMs: 20_000,
};
