import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    { header: null, want: undefined },
    { header: '0', want: 0 },
    { header: '7', want: 7000 },
    { header: 'Sun, 22 Nov 2026 10:00:05 GMT', want: 5000 },
    { header: 'Sun, 22 Nov 2026 09:00:00 GMT', want: 0 },
    { header: 'soon', want: undefined },
  ])('reads $header as $want', ({ header, want }) => {
    expect(retryAfterMs(header, NOW)).toBe(want);
  });
});
