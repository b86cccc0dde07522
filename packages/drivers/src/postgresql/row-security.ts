import type { Notice } from '../contract/contract.ts';
import type { Query } from './postgresql-session.ts';
import type { Table } from './read-catalog.ts';
import { writeTablePath } from './table-path.ts';

/** Reports that row-level security applies to this user. Owners and users with BYPASSRLS see every row. */
export async function findHiddenRows(
  query: Query,
  { oid, schema, name, hasRowSecurity }: Table,
): Promise<Notice[]> {
  if (!hasRowSecurity) return [];
  const [found] = await query('SELECT pg_catalog.row_security_active($1::oid)::text AS active', [oid]);
  if (found?.active !== 'true') return [];
  const table = writeTablePath(schema, name);
  return [
    {
      code: 'row-security-active',
      message: `Row-level security applies to this user: ${table} shows only the rows that its policies allow, and may contain more.`,
      nextStep: `To read every row, ask the owner of the table for a policy that allows it, or for a role with BYPASSRLS.`,
    },
  ];
}
