import type { SealedCredentials } from '@headwater/flow-service';

/**
 * Report of the credentials that this start sealed, which an earlier version stored in clear, and of the steps left
 * to do.
 */
export function renderSealedCredentials({
  connections,
  unreadable,
  auditEntries,
  isCompacted,
}: SealedCredentials): string {
  const lines = [
    `An earlier version stored credentials inside addresses in clear. This start sealed them in ${count(connections, 'connection')} and masked them in ${count(auditEntries, 'audit entry', 'audit entries')}.`,
    'Anyone with an older copy of the database, a backup or a snapshot can still read them: replace these credentials at their sources.',
  ];
  if (unreadable.length > 0) {
    lines.push(
      `Left in clear: ${unreadable.join(', ')}, whose other secrets do not open. Set all parameters of these connections again, by a patch of /auth/params, or delete them; then restart.`,
    );
  }
  if (!isCompacted) {
    lines.push(
      'The database files could not be rewritten and may still hold them. Run VACUUM FULL (PostgreSQL) or VACUUM (SQLite) when no other process uses the database.',
    );
  }
  return lines.join('\n');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
