import { StoreOpenError, type StoreOpenErrorCode } from '../../domain/store-open-error.ts';

interface Explanation {
  /** Codes of Node, SQLite and Headwater. */
  causes: RegExp;
  code: StoreOpenErrorCode;
  advice: string;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    causes: /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_READONLY|SQLITE_CANTOPEN)/,
    code: 'store-not-writable',
    advice:
      'Give this user read and write access to that directory and all files in it, or choose another directory.',
  },
  {
    causes: /^(SQLITE_NOTADB|SQLITE_CORRUPT)/,
    code: 'store-not-a-database',
    advice: 'The file is not a database, or it is damaged: restore a backup, or choose another directory.',
  },
  {
    causes: /^(ENOSPC|EDQUOT|SQLITE_FULL)/,
    code: 'store-disk-full',
    advice: 'Free some disk space, or choose another directory.',
  },
  {
    causes: /^SQLITE_BUSY/,
    code: 'store-busy',
    advice: 'Another process is using the file: stop it, or choose another directory.',
  },
  {
    causes: /^newer-schema$/,
    code: 'store-too-new',
    advice: 'Update Headwater, or choose another directory.',
  },
];

/** Explains why SQLite could not open the file, with a next step. */
export function sqliteOpenError(file: string, cause: unknown): StoreOpenError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const causeCode = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const explanation = EXPLANATIONS.find(({ causes }) => causes.test(causeCode));
  const message = `Cannot open the database ${file}: ${reason}.${explanation ? ` ${explanation.advice}` : ''}`;
  return new StoreOpenError(explanation?.code ?? 'store-open-failed', message, { cause });
}
