import { describe, expect, it } from 'vitest';
import { proxyOf } from './proxy-of.ts';

const PROXY = 'http://proxy.example:8080';
const proxied = (url: string, environment: Record<string, string>): string | undefined =>
  proxyOf(new URL(url), environment)?.address.host;

describe('proxyOf', () => {
  it.each([
    { url: 'https://a.example', environment: {}, want: undefined },
    { url: 'https://a.example', environment: { HTTPS_PROXY: PROXY }, want: 'proxy.example:8080' },
    { url: 'https://a.example', environment: { https_proxy: PROXY }, want: 'proxy.example:8080' },
    { url: 'https://a.example', environment: { HTTP_PROXY: PROXY }, want: undefined },
    { url: 'http://a.example', environment: { HTTP_PROXY: PROXY }, want: 'proxy.example:8080' },
    { url: 'http://a.example', environment: { HTTPS_PROXY: PROXY }, want: undefined },
    { url: 'https://a.example', environment: { HTTPS_PROXY: '  ' }, want: undefined },
    {
      url: 'https://a.example',
      environment: { HTTPS_PROXY: 'x.example:1', https_proxy: PROXY },
      want: 'proxy.example:8080',
    },
    {
      url: 'https://a.example',
      environment: { HTTPS_PROXY: PROXY, https_proxy: '' },
      want: 'proxy.example:8080',
    },
  ])('returns $want for $url with $environment', ({ url, environment, want }) => {
    expect(proxied(url, environment)).toBe(want);
  });

  it.each([
    ['*', 'https://a.example', true],
    ['a.example', 'https://a.example', true],
    ['A.Example', 'https://a.example', true],
    ['example', 'https://a.example', true],
    ['.example', 'https://a.example', true],
    ['*.example', 'https://a.b.example', true],
    ['xample', 'https://a.example', false],
    ['b.example', 'https://a.example', false],
    ['a.example:443', 'https://a.example', true],
    ['a.example:8443', 'https://a.example', false],
    ['a.example:8443', 'https://a.example:8443', true],
    ['b.example a.example', 'https://a.example', true],
    ['b.example,\ta.example', 'https://a.example', true],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['127.0.0.1', 'https://127.0.0.1:8443', true],
    ['::1', 'https://[::1]', true],
    ['[::1]:8443', 'https://[::1]:8443', true],
    ['fe80::/10', 'https://[fe80::1]', true],
    ['', 'https://a.example', false],
  ])('NO_PROXY=%s excludes %s: %s', (list, url, isExcluded) => {
    const want = isExcluded ? undefined : 'proxy.example:8080';
    expect(proxied(url, { HTTPS_PROXY: PROXY, NO_PROXY: list })).toBe(want);
    expect(proxied(url, { HTTPS_PROXY: PROXY, no_proxy: list })).toBe(want);
  });
});
