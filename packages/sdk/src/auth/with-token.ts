import { isApiError } from '../errors/api-error.ts';
import { until } from '../http/wait.ts';
import type { TokenSource } from './token-source.ts';

/**
 * Sends a request with a token, and again with another token if the gateway refuses the first one: such a request was
 * not processed.
 */
export async function withToken<Answer>(
  send: (token: string) => Promise<Answer>,
  { tokens, signal }: { tokens: TokenSource; signal: AbortSignal },
): Promise<Answer> {
  const found = tokens.token();
  const token = typeof found === 'string' ? found : await until(found, signal);
  try {
    return await send(token);
  } catch (error) {
    if (!isTokenRefused(error)) throw error;
    const other = await until(tokens.replace(token), signal);
    if (other === undefined) throw error;
    return await send(other);
  }
}

/**
 * True if the gateway refused the token. A 401 of the Flow Service concerns the organization, and a 401 of a provider
 * concerns the source. A different token changes neither.
 */
function isTokenRefused(error: unknown): boolean {
  return isApiError(error, 401) && !/^(?:FLOW|CONNECTOR)-/.test(error.code);
}
