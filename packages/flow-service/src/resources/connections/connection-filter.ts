import type { ConnectionField } from '@headwater/flow-store';
import type { FilterFields } from '../lists/filter.ts';

export const CONNECTION_FIELDS: FilterFields<ConnectionField> = {
  id: 'id',
  name: 'text',
  description: 'text',
  providerId: 'id',
  state: 'text',
  'connectionSpec.id': 'id',
  'connectionSpec.version': 'text',
  'auth.specName': 'text',
  createdAt: 'time',
  updatedAt: 'time',
  createdBy: 'text',
  updatedBy: 'text',
  createdClient: 'text',
  updatedClient: 'text',
};
