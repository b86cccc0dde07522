type Row = Readonly<Record<string, unknown>>;

/** A row in a form that JSON can represent. */
export function encodeRow(row: Row): Row {
  return mapValues(row, (value) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
  );
}

/** Reverses `encodeRow`. Columns contain only strings, numbers, bytes and nulls. */
export function decodeRow(row: Row): Row {
  return mapValues(row, (value) => (isBytes(value) ? Buffer.from(value.base64, 'base64') : value));
}

function mapValues(row: Row, change: (value: unknown) => unknown): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, change(value)]));
}

function isBytes(value: unknown): value is { base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';
}
