import { isApiError } from '../errors/api-error.ts';
import { until } from '../http/wait.ts';
import type { TokenSource } from './token-source.ts';

/** Sends with a token, and once more with another if the API refuses the first: a 401 was certainly not processed. */
export async function withToken<Answer>(
  send: (token: string) => Promise<Answer>,
  { tokens, signal }: { tokens: TokenSource; signal: AbortSignal },
): Promise<Answer> {
  const found = tokens.token();
  const token = typeof found === 'string' ? found : await until(found, signal);
  try {
    return await send(token);
  } catch (error) {
    if (!isApiError(error, 401)) throw error;
    const other = await until(tokens.replace(token), signal);
    if (other === undefined) throw error;
    return await send(other);
  }
}
