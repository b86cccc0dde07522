import { StoreOpenError, type StoreOpenErrorCode } from '../../domain/store-open-error.ts';

interface Explanation {
  /** Codes of Node, PostgreSQL (SQLSTATE) and Headwater. */
  causes: RegExp;
  code: StoreOpenErrorCode;
  advice: string;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    causes:
      /^(ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|57P03|53300)$/,
    code: 'store-unreachable',
    advice:
      'Check the host and the port of the database URL, and that the server runs and accepts connections.',
  },
  {
    causes: /^(28\w{3}|42501|25006)$/,
    code: 'store-access-refused',
    advice:
      'Check the user and the password of the database URL; the user needs the rights to create tables and to write.',
  },
  {
    causes: /^3D000$/,
    code: 'store-not-a-database',
    advice: 'Create the database first, or name another one in the database URL.',
  },
  {
    causes: /^53\w{3}$/,
    code: 'store-disk-full',
    advice: 'The server lacks disk space or memory: free some.',
  },
  {
    causes: /^newer-schema$/,
    code: 'store-too-new',
    advice: 'Update Headwater, or choose another database.',
  },
];

/** Explains why the database could not be opened, with a next step and without the password. */
export function postgresOpenError(url: string, cause: unknown): StoreOpenError {
  const reason = reasonOf(cause);
  const causeCode = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isTimeout = causeCode === '' && /timeout/i.test(reason);
  const explanation = EXPLANATIONS.find(({ causes }) => causes.test(isTimeout ? 'ETIMEDOUT' : causeCode));
  const message = `Cannot open the database ${nameOf(url)}: ${reason}.${explanation ? ` ${explanation.advice}` : ''}`;
  return new StoreOpenError(explanation?.code ?? 'store-open-failed', message, { cause });
}

/**
 * @throws `StoreOpenError` if the string is not the URL of a PostgreSQL database. It is not quoted, since it may
 * contain a password.
 */
export function refuseOtherAddress(url: string): void {
  if (/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '')) return;
  throw new StoreOpenError(
    'store-url-invalid',
    'The database URL is not the URL of a PostgreSQL database. Write postgresql://user:password@host:5432/database.',
  );
}

/** If several addresses were tried, the error contains one error per address and has no message of its own. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}

function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${decodeURIComponent(pathname)}`;
}
