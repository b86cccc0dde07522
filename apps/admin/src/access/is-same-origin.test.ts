import { expect, it } from 'vitest';
import { isSameOrigin } from './is-same-origin.ts';

it.each([
  { headers: { origin: 'http://localhost:7401' }, want: true },
  { headers: { 'sec-fetch-site': 'same-origin' }, want: true },
  { headers: { origin: 'https://portal.example', 'x-forwarded-host': 'portal.example' }, want: true },
  { headers: { origin: 'http://localhost:9999', 'sec-fetch-site': 'same-origin' }, want: false },
  { headers: { origin: 'null' }, want: false },
  { headers: { 'sec-fetch-site': 'same-site' }, want: false },
  { headers: { 'sec-fetch-site': 'cross-site' }, want: false },
  { headers: {}, want: false },
])('checks whether $headers are same-origin: $want', ({ headers, want }) => {
  const request = new Request('http://localhost:7401/', {
    headers: { host: 'localhost:7401', ...headers } as Record<string, string>,
  });
  expect(isSameOrigin(request)).toBe(want);
});
