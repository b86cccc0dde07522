import { decodeBase64Text } from '../connection-strings/base64.ts';
import { parseJson } from '../connection-strings/parse-json.ts';

/** The beginning of a JSON object in base64. */
const OBJECT = 'eyJ';

/** The expiry of a JSON Web Token: its `exp`. @see RFC 7519 §4.1.4 */
export function tokenExpiry(text: string): number | undefined {
  if (!text.startsWith(OBJECT)) return undefined;
  const [, payload, signature] = text.split('.', 3);
  if (payload === undefined || signature === undefined || !payload.startsWith(OBJECT)) return undefined;
  const claims = parseJson(decodeBase64Text(payload.replaceAll('-', '+').replaceAll('_', '/')) ?? '');
  const { exp } = (claims ?? {}) as { exp?: unknown };
  return typeof exp === 'number' ? Math.floor(exp * 1000) : undefined;
}
