import type { TableClient } from '@azure/data-tables';
import type { ReadLimits, SourceColumn, XdmType } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { toJsonSafe } from '../../formats/values/json-safe.ts';
import { type EdmValue, type Entity, parseEntities } from './parse-entities.ts';

type Row = Record<string, unknown>;

/** Columns and rows of the first entities of a table. */
export interface EntityTable {
  columns: SourceColumn[];
  rows: Row[];
}

// Entities have up to one megabyte each, so they are fetched in small pages while the byte limit allows.
const PAGE_SIZE = 25;

const XDM_TYPES: Readonly<Record<string, XdmType>> = {
  Binary: { type: 'string' },
  Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' },
  Double: { type: 'number' },
  Guid: { type: 'string' },
  Int32: { type: 'integer' },
  Int64: { type: 'integer' },
  String: { type: 'string' },
};

/** Reads the first entities of a table within the limits on rows and bytes. */
export async function readEntities(
  table: TableClient,
  { maxRows, maxBytes, abortSignal }: Pick<ReadLimits, 'maxRows' | 'maxBytes'> & { abortSignal: AbortSignal },
): Promise<EntityTable> {
  const texts: string[] = [];
  const pages = table
    .listEntities({ abortSignal, onResponse: ({ bodyAsText }) => void texts.push(bodyAsText ?? '') })
    .byPage({ maxPageSize: Math.min(maxRows, PAGE_SIZE) });
  const entities: Entity[] = [];
  let bytes = 0;
  try {
    // The library rounds numbers and renames properties, so it only fetches the pages.
    for await (const _page of pages) {
      const text = texts.pop() ?? '';
      entities.push(...parseEntities(text));
      bytes += text.length;
      const nextBytes = (bytes / Math.max(entities.length, 1)) * PAGE_SIZE;
      if (entities.length >= maxRows || bytes + nextBytes > maxBytes) break;
    }
  } catch (error) {
    const isFull = error instanceof DriverError && error.code === 'read-limit-reached';
    if (!isFull || entities.length === 0) throw error;
  }
  return toTable(entities.slice(0, maxRows));
}

function toTable(entities: readonly Entity[]): EntityTable {
  const types = new Map<string, string>();
  for (const [name, { type }] of entities.flatMap((entity) => [...entity])) {
    types.set(name, mergeTypes(types.get(name) ?? type, type));
  }
  return {
    columns: [...types].map(([name, type]) => ({
      name,
      type: `Edm.${type}`,
      xdm: XDM_TYPES[type] ?? { type: 'string' },
    })),
    rows: entities.map((entity) => {
      const values = [...types].map(([name, type]) => [name, toJsonValue(entity.get(name), type)] as const);
      return Object.fromEntries(values);
    }),
  };
}

/** Entities of one table may have different types. */
function mergeTypes(first: string, second: string): string {
  if (first === second) return first;
  const areNumbers = [first, second].every(
    (type) => type === 'Int32' || type === 'Int64' || type === 'Double',
  );
  if (!areNumbers) return 'String';
  return [first, second].includes('Double') ? 'Double' : 'Int64';
}

/** A value stays exact even if the type of its column was widened. */
function toJsonValue(property: EdmValue | undefined, columnType: string): unknown {
  if (property === undefined) return null;
  const { type, text } = property;
  if (columnType === 'Boolean') return text === 'true';
  if (columnType === 'String' && type === 'Double') return textOfDouble(text);
  if (!NUMBERS.has(columnType)) return text;
  if (type === 'Int64') return toJsonSafe(BigInt(text));
  const value = Number(text);
  // JSON has neither NaN nor infinity, and writes a negative zero without its sign.
  return Number.isFinite(value) && !Object.is(value, -0) ? value : textOfDouble(text);
}

const NUMBERS: ReadonlySet<string> = new Set(['Int32', 'Int64', 'Double']);

function textOfDouble(text: string): string {
  const value = Number(text);
  return Object.is(value, -0) ? '-0' : String(value);
}
