import { ConfigError } from './errors/config-error.ts';

/**
 * A setting that is sent as a header, without the blanks around it.
 *
 * Checked here because `fetch` would repeat a value it refuses, and the value may be a token.
 * @throws ConfigError that does not show the value
 */
export function headerValue(text: string, setting: string): string {
  const value = text.trim();
  if (/^[\x20-\x7e]+$/.test(value)) return value;
  const fault = value === '' ? 'is empty' : 'holds characters that a header cannot carry';
  throw new ConfigError(`\`${setting}\` ${fault}.`, {
    code: 'invalid-header-value',
    nextSteps: ['Set it to printable ASCII characters on one line.'],
  });
}
