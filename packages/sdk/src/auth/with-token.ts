import { isApiError } from '../errors/api-error.ts';
import type { TokenSource } from './token-source.ts';

/** Sends with a token, and once more with another if the API refuses the first: a 401 was certainly not processed. */
export async function withToken<Answer>(
  send: (token: string) => Promise<Answer>,
  { tokens, signal }: { tokens: TokenSource; signal: AbortSignal },
): Promise<Answer> {
  const token = await tokens.token({ signal });
  try {
    return await send(token);
  } catch (error) {
    const other = isApiError(error, 401) ? await tokens.replace(token, { signal }) : undefined;
    if (other === undefined) throw error;
    return await send(other);
  }
}
