import { ConfigError } from './errors/config-error.ts';

/**
 * Trims a setting that is sent as a header.
 *
 * Validated here because the error of `fetch` repeats an invalid value, which may be a token.
 * @throws ConfigError that does not contain the value
 */
export function headerValue(text: string, setting: string): string {
  const value = text.trim();
  if (/^[\x20-\x7e]+$/.test(value)) return value;
  const fault = value === '' ? 'is empty' : 'contains characters that a header cannot carry';
  throw new ConfigError(`\`${setting}\` ${fault}.`, {
    code: 'invalid-header-value',
    nextSteps: ['Set it to printable ASCII characters on one line.'],
  });
}
