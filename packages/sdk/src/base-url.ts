import { ConfigError } from './errors/config-error.ts';

/**
 * A base URL to which paths can be appended: without a trailing slash.
 * @param setting name of the setting, for the error
 * @throws ConfigError
 */
export function normalizeBaseUrl(text: string, setting: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.password}` === '';
  if (isPlain && `${url.search}${url.hash}` === '') return url.href.replace(/\/+$/, '');
  throw new ConfigError(`\`${setting}\` is not a valid service address.`, {
    code: 'invalid-base-url',
    nextSteps: [
      'Enter an http or https address without user, query, or fragment, for example https://platform.adobe.io.',
    ],
  });
}
