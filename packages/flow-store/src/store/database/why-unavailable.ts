interface Explanation {
  /** Codes of SQLite, PostgreSQL (SQLSTATE), Node and Headwater, or the message of an error without a code. */
  causes: RegExp;
  reason: string;
  /** True if every operation fails the same way and may take long to fail. */
  isOutOfReach?: boolean;
}

const ROTATED =
  'The master key was rotated while this service was running. Restart the service with the new key, then try again.';

const EXPLANATIONS: readonly Explanation[] = [
  {
    causes: /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/,
    reason: 'The disk of the database is full. Nothing was changed. Free some space and try again.',
  },
  {
    causes: /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|55P03|57014|40001|40P01)$/,
    reason: 'Another process is using the database. Nothing was changed. Try again.',
    isOutOfReach: true,
  },
  {
    causes: /^SQLITE_READONLY_DBMOVED$/,
    reason:
      'The database file was moved or replaced while this service was running. Nothing was changed. Restore the file, or restart the service on the current one.',
    isOutOfReach: true,
  },
  {
    causes: /^(SQLITE_READONLY\w*|SQLITE_CANTOPEN\w*|SQLITE_PERM|EROFS|EACCES|25006|42501)$/,
    reason:
      'The database is read-only for this service. Nothing was changed. Grant write access and try again.',
  },
  {
    causes: /^(SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/,
    reason:
      'The database file is damaged. Nothing was changed. Stop the service, and restore a snapshot or a backup.',
    isOutOfReach: true,
  },
  {
    causes: /^SQLITE_IOERR\w*$/,
    reason:
      'The disk of the database cannot be written or read: it may be full, at a limit, or failing. Writes that were acknowledged are kept. Check the disk and try again.',
  },
  {
    causes:
      /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|08\w{3}|57P0\d|25P03|53\w{3})$|^Connection terminated|^timeout exceeded when trying to connect|^Client (has encountered a connection error|was closed) and is not queryable$/,
    reason:
      'The database does not answer. A pending change may or may not have been made: check before you repeat it.',
    isOutOfReach: true,
  },
  {
    causes: /^(28\w{3}|3D000)$/,
    reason:
      'The database no longer accepts this service. Nothing was changed. Check that the database exists, and the user and password of its URL.',
    isOutOfReach: true,
  },
  { causes: /^unknown-master-key$/, reason: ROTATED },
];

/** The rule that only a registered master key can seal secrets; see the migrations. */
const MASTER_KEY_RULE = 'connections_master_key';

/** True if a retired master key was used, or a required one is not available. */
export function isOfRotatedKey(error: unknown): boolean {
  return whyUnavailable(error) === ROTATED;
}

/** Returns the reason why the store is unavailable, or nothing for any other failure. */
export function whyUnavailable(error: unknown): string | undefined {
  return explain(error)?.reason;
}

/** True if the store cannot do anything at the moment, so that a retry would only take time. */
export function isOutOfReach(error: unknown): boolean {
  return explain(error)?.isOutOfReach ?? false;
}

function explain(error: unknown): Explanation | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = error.message.includes(MASTER_KEY_RULE)
    ? 'unknown-master-key'
    : 'code' in error && typeof error.code === 'string'
      ? error.code
      : error.message;
  return EXPLANATIONS.find(({ causes }) => causes.test(cause));
}
