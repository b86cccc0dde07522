import { isApiError } from '../errors/api-error.ts';
import { until } from '../http/wait.ts';
import type { TokenSource } from './token-source.ts';

/** Sends with a token, and once more with another if the gateway refuses the first: such a request was not processed. */
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
 * True for a refusal of the token by the gateway. A 401 of the Flow Service is about the organization, and one of a
 * provider about the source: another token changes neither.
 */
function isTokenRefused(error: unknown): boolean {
  return isApiError(error, 401) && !/^(?:FLOW|CONNECTOR)-/.test(error.code);
}
