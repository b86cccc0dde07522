import type { ConnectionField, ConnectionRow } from '../../domain/connection-store.ts';

/**
 * Returns the value of a row's field, with an absent one as an empty string. This is the rule of the contract,
 * without SQL.
 */
export function fieldOf(row: ConnectionRow, field: ConnectionField): string | number {
  switch (field) {
    case 'connectionSpec.id':
      return row.connectionSpecId;
    case 'connectionSpec.version':
      return row.connectionSpecVersion;
    case 'auth.specName':
      return row.auth?.specName ?? '';
    default:
      return row[field] ?? '';
  }
}

export const FIELDS: readonly ConnectionField[] = [
  'id',
  'name',
  'description',
  'providerId',
  'state',
  'connectionSpec.id',
  'connectionSpec.version',
  'auth.specName',
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'createdClient',
  'updatedClient',
];
