import type { ConnectionField } from '../../domain/connection-store.ts';
import type { ConnectionRecord } from '../database/tables.ts';
import type { FieldColumns } from '../lists/list-fields.ts';

export const CONNECTION_FIELDS: FieldColumns<ConnectionField, keyof ConnectionRecord> = {
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
