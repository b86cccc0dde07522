import type { SealedCredentials } from '@headwater/flow-service';

/** What a start sealed that an earlier version had stored in clear, and what is left to do. */
export function renderSealedCredentials({
  connections,
  unreadable,
  auditEntries,
  isCompacted,
}: SealedCredentials): string {
  const lines = [
    `Credentials stood in clear inside addresses. Sealed them in ${count(connections, 'connection')} and masked them in ${count(auditEntries, 'audit entry', 'audit entries')}.`,
    'Anybody who can read an older copy of the database, a backup or a snapshot can read them: replace these credentials at their sources.',
  ];
  if (unreadable.length > 0) {
    lines.push(
      `Left in clear: ${unreadable.join(', ')}, whose other secrets do not open. Set all parameters of these connections again, by a patch of /auth/params, or delete them; then restart.`,
    );
  }
  if (!isCompacted) {
    lines.push(
      'The files of the database may still hold them: they could not be rewritten. Run VACUUM FULL (PostgreSQL) or VACUUM (SQLite) once nobody else uses the database.',
    );
  }
  return lines.join('\n');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
