interface Explanation {
  /** Codes of SQLite, PostgreSQL (SQLSTATE) and Node, our own, or what is said where there is no code. */
  causes: RegExp;
  reason: string;
  /** Whether it is the same whatever is asked of the store, and may take its time to be told again. */
  isOutOfReach?: boolean;
}

const ROTATED =
  'The master key was rotated while this service was running. It has to be restarted with the new key; then try again.';

const EXPLANATIONS: readonly Explanation[] = [
  {
    causes: /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/,
    reason: 'The disk of the database is full. Nothing was changed. Free some space and try again.',
  },
  {
    causes: /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|55P03|57014|40001|40P01)$/,
    reason: 'Another process keeps the database busy. Nothing was changed. Try again.',
    isOutOfReach: true,
  },
  {
    causes: /^SQLITE_READONLY_DBMOVED$/,
    reason:
      'The file of the database was taken away or replaced while this service was running. Nothing was changed. Put it back, or restart the service on what is there now.',
    isOutOfReach: true,
  },
  {
    causes: /^(SQLITE_READONLY\w*|SQLITE_CANTOPEN\w*|SQLITE_PERM|EROFS|EACCES|25006|42501)$/,
    reason:
      'The database cannot be written now: it is read-only for this service. Nothing was changed. Let it write there and try again.',
  },
  {
    causes: /^(SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/,
    reason:
      'The file of the database is damaged. Nothing was changed. Stop the service, and restore a snapshot or a backup.',
    isOutOfReach: true,
  },
  {
    causes: /^SQLITE_IOERR\w*$/,
    reason:
      'The disk of the database refuses to be written or read: it may be full, at a limit, or failing. What was answered with success is kept. Look at the disk and try again.',
  },
  {
    causes:
      /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|08\w{3}|57P0\d|25P03|53\w{3})$|^Connection terminated|^timeout exceeded when trying to connect|^Client (has encountered a connection error|was closed) and is not queryable$/,
    reason:
      'The database does not answer. A change that was under way may or may not have been made: look before it is tried again.',
    isOutOfReach: true,
  },
  {
    causes: /^(28\w{3}|3D000)$/,
    reason:
      'The database does not let this service in any more. Nothing was changed. Check whether it is still there, and the user and the password of the database URL.',
    isOutOfReach: true,
  },
  { causes: /^unknown-master-key$/, reason: ROTATED },
];

/** The rule that no secret is sealed with a master key that is not in use; see the migrations. */
const MASTER_KEY_RULE = 'connections_master_key';

/** Whether a master key was used that is no longer in use, or one is needed that is not at hand. */
export function isOfRotatedKey(error: unknown): boolean {
  return whyUnavailable(error) === ROTATED;
}

/** Says why the store cannot do now what it could do otherwise; nothing for a failure of another kind. */
export function whyUnavailable(error: unknown): string | undefined {
  return explain(error)?.reason;
}

/** Whether the store could do nothing at all just now, so that to try something else at once only takes time. */
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
