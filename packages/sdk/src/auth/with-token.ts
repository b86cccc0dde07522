import { isApiError } from '../errors/api-error.ts';
import type { Deadline } from '../http/deadline.ts';
import type { TokenSource } from './token-source.ts';

/** Sends with a token, and once more with another if the API refuses the first: a 401 was certainly not processed. */
export async function withToken<Answer>(
  send: (token: string) => Promise<Answer>,
  { tokens, deadline }: { tokens: TokenSource; deadline: Deadline },
): Promise<Answer> {
  const found = tokens.token();
  const token = typeof found === 'string' ? found : await deadline.within(found);
  try {
    return await send(token);
  } catch (error) {
    if (!isApiError(error, 401)) throw error;
    const other = await deadline.within(tokens.replace(token));
    if (other === undefined) throw error;
    return await send(other);
  }
}
