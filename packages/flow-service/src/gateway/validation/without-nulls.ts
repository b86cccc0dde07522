/** Values below this path belong to the source and are kept; its direct members belong to the connection. */
const PARAMS = 'params';

/**
 * Returns the body without members that are null. Some clients write null instead of omitting a member; a required
 * member then counts as missing. Elements of lists and values inside a parameter are kept.
 */
export function withoutNulls(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withoutNulls);
  if (!isObject(body)) return body;
  const kept = Object.entries(body).filter(([, value]) => value !== null);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === PARAMS ? dropMembers(value) : withoutNulls(value)]),
  );
}

function dropMembers(params: unknown): unknown {
  if (!isObject(params)) return params;
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
