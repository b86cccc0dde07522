import type { TableClient } from '@azure/data-tables';
import type { ReadLimits, SourceColumn, XdmType } from '../contract.ts';
import { DriverError } from '../driver-error.ts';
import { toJsonSafe } from '../formats/json-safe.ts';

/** A value and its type in the service's own words, without the leading `Edm.`. */
interface EdmValue {
  type: string;
  value: unknown;
}

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

/** Properties that every entity has, under the names the library gives them. */
const SYSTEM_PROPERTIES: Readonly<Record<string, readonly [name: string, type: string]>> = {
  partitionKey: ['PartitionKey', 'String'],
  rowKey: ['RowKey', 'String'],
  timestamp: ['Timestamp', 'DateTime'],
};

/** Reads the first entities of a table: as many as the limits on rows and bytes allow. */
export async function readEntities(
  table: TableClient,
  { maxRows, maxBytes, abortSignal }: Pick<ReadLimits, 'maxRows' | 'maxBytes'> & { abortSignal: AbortSignal },
): Promise<EntityTable> {
  const entities: Record<string, EdmValue>[] = [];
  const pages = table
    .listEntities({ disableTypeConversion: true, abortSignal })
    .byPage({ maxPageSize: Math.min(maxRows, PAGE_SIZE) });
  try {
    for await (const page of pages) {
      entities.push(...page.map(readProperties));
      const bytes = JSON.stringify(entities).length;
      const nextBytes = (bytes / Math.max(entities.length, 1)) * PAGE_SIZE;
      if (entities.length >= maxRows || bytes + nextBytes > maxBytes) break;
    }
  } catch (error) {
    const isFull = error instanceof DriverError && error.code === 'read-limit-reached';
    if (!isFull || entities.length === 0) throw error;
  }
  return toTable(entities.slice(0, maxRows));
}

function readProperties(entity: Readonly<Record<string, unknown>>): Record<string, EdmValue> {
  const properties = Object.entries(entity).flatMap(([key, value]): [string, EdmValue][] => {
    const [name, type] = SYSTEM_PROPERTIES[key] ?? [];
    if (name !== undefined && type !== undefined) return [[name, { type, value }]];
    return isEdmValue(value) ? [[key, value]] : [];
  });
  return Object.fromEntries(properties);
}

/** What the library adds of its own, such as the etag, is plain text. */
function isEdmValue(value: unknown): value is EdmValue {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value;
}

function toTable(entities: readonly Record<string, EdmValue>[]): EntityTable {
  const types = new Map<string, string>();
  for (const [name, { type }] of entities.flatMap(Object.entries<EdmValue>)) {
    types.set(name, mergeTypes(types.get(name) ?? type, type));
  }
  return {
    columns: [...types].map(([name, type]) => ({
      name,
      type: `Edm.${type}`,
      xdm: XDM_TYPES[type] ?? { type: 'string' },
    })),
    rows: entities.map((entity) => {
      const values = [...types].map(([name, type]) => [name, toJsonValue(entity[name], type)] as const);
      return Object.fromEntries(values);
    }),
  };
}

/** Entities of one table need not agree. Whole numbers of a Double property look like Int32. */
function mergeTypes(first: string, second: string): string {
  if (first === second) return first;
  const areNumbers = [first, second].every(
    (type) => type === 'Int32' || type === 'Int64' || type === 'Double',
  );
  if (!areNumbers) return 'String';
  return [first, second].includes('Double') ? 'Double' : 'Int64';
}

function toJsonValue(property: EdmValue | undefined, type: string): unknown {
  if (property === undefined) return null;
  const { value } = property;
  switch (type) {
    case 'Int32':
    case 'Double':
      return toJsonSafe(Number(value));
    case 'Int64':
      return toJsonSafe(BigInt(String(value)));
    case 'Boolean':
      return String(value) === 'true';
    default:
      return String(value);
  }
}
