import { type RawBuilder, sql } from 'kysely';
import type { ConnectionField } from '../../domain/connection-store.ts';
import type { ConnectionRecord } from '../database/tables.ts';

type FieldValue = string | number;

interface FieldColumn {
  column: keyof ConnectionRecord;
  type: 'string' | 'number';
  /** An absent value is filtered and ordered as an empty string. */
  isOptional?: boolean;
}

const FIELD_COLUMNS: Readonly<Record<ConnectionField, FieldColumn>> = {
  id: { column: 'id', type: 'string' },
  name: { column: 'name', type: 'string' },
  description: { column: 'description', type: 'string', isOptional: true },
  providerId: { column: 'provider_id', type: 'string', isOptional: true },
  state: { column: 'state', type: 'string' },
  'connectionSpec.id': { column: 'connection_spec_id', type: 'string' },
  'connectionSpec.version': { column: 'connection_spec_version', type: 'string' },
  'auth.specName': { column: 'auth_spec_name', type: 'string', isOptional: true },
  createdAt: { column: 'created_at', type: 'number' },
  updatedAt: { column: 'updated_at', type: 'number' },
  createdBy: { column: 'created_by', type: 'string' },
  updatedBy: { column: 'updated_by', type: 'string' },
  createdClient: { column: 'created_client', type: 'string' },
  updatedClient: { column: 'updated_client', type: 'string' },
};

/** The field as a SQL expression for comparison and order. */
export function fieldExpression(field: ConnectionField): RawBuilder<FieldValue> {
  const { column, isOptional } = FIELD_COLUMNS[field];
  const reference = sql.ref<FieldValue>(column);
  return isOptional ? sql`coalesce(${reference}, '')` : reference;
}

/** The value of `fieldExpression` for a record. */
export function fieldValue(record: ConnectionRecord, field: ConnectionField): FieldValue {
  const value = record[FIELD_COLUMNS[field].column];
  return typeof value === 'number' ? value : String(value ?? '');
}

/** @returns the value in the type of the field's column. */
export function toFieldValue(field: ConnectionField, value: FieldValue): FieldValue {
  if (FIELD_COLUMNS[field].type === 'string') return String(value);
  const number = Number(value);
  if (!Number.isFinite(number))
    throw new RangeError(`${field} is a number and cannot be compared with '${value}'.`);
  return number;
}

export function isFieldValue(field: ConnectionField, value: unknown): value is FieldValue {
  const { type } = FIELD_COLUMNS[field];
  return type === 'number' ? Number.isSafeInteger(value) : typeof value === 'string';
}
