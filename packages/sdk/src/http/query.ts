/** Value of a query parameter. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** Parameters of a query string; `undefined` omits one. */
export type Query = Readonly<Record<string, QueryValue>>;

/** Writes a query string, including `?`. A list becomes a repeated parameter, as the Flow Service expects. */
export function queryString(query: Query | undefined): string {
  if (query === undefined) return '';
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    listOf(value).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function listOf(value: QueryValue): (string | number | boolean)[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? [...value] : [value];
}
