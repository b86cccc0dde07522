import { ConfigError } from './errors/config-error.ts';

/**
 * A base URL in the form to put a path behind: without a slash at its end.
 * @param setting name of the setting it came from, for the error
 * @throws ConfigError
 */
export function normalizeBaseUrl(text: string, setting: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.password}` === '';
  if (isPlain && `${url.search}${url.hash}` === '') return url.href.replace(/\/+$/, '');
  throw new ConfigError(`\`${setting}\` is not the address of a service.`, {
    code: 'invalid-base-url',
    nextSteps: [
      'Give an http or https address without user, query or fragment, for example https://platform.adobe.io.',
    ],
  });
}
