const MAX_DEPTH = 100;

/**
 * Converts a value to one that JSON can hold: large integers to strings, points in time to ISO 8601, bytes to text if
 * they are UTF-8, else to base64, and everything else to null.
 */
export function toJsonSafe(value: unknown, depth = 0): unknown {
  if (value === null || value === undefined || depth > MAX_DEPTH) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return bytesToText(value);
  if (Array.isArray(value)) return value.map((item) => toJsonSafe(item, depth + 1));
  const entries = Object.entries(value).map(([name, inner]) => [name, toJsonSafe(inner, depth + 1)] as const);
  return Object.fromEntries(entries);
}

function bytesToText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
}
