/** Every table with data and its key, in an order in which each table follows the tables it refers to. */
export const STORED_TABLES: readonly { name: string; key: readonly string[] }[] = [
  { name: 'settings', key: ['name'] },
  { name: 'master_keys', key: ['id'] },
  { name: 'clients', key: ['client_id'] },
  { name: 'sandboxes', key: ['ims_org_id', 'name'] },
  { name: 'connections', key: ['ims_org_id', 'sandbox_name', 'id'] },
  { name: 'connection_tests', key: ['ims_org_id', 'sandbox_name', 'connection_id'] },
  { name: 'host_keys', key: ['ims_org_id', 'sandbox_name', 'connection_id', 'address'] },
  { name: 'audit_entries', key: ['ims_org_id', 'sequence'] },
  { name: 'audit_heads', key: ['ims_org_id'] },
];
