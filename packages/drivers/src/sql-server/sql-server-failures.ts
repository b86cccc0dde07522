import { describeSqlFailure } from './describe-sql-failure.ts';
import { type Explain, row, type SqlErrorFacts, type StagedFailure } from './failure-row.ts';
import { LOGIN_FAILURES } from './login-failures.ts';

const columnEncrypted = row('list', ({ object }) =>
  describeSqlFailure('columns-encrypted.statement', { object }),
);
const columnDenied = row('list', ({ object, login }) =>
  describeSqlFailure('column-access-denied', { login, object }),
);
const filesUnreadable = row('list', ({ object, login }) =>
  describeSqlFailure('external-files-unreadable', { object, login }),
);
const filesMismatch = row('list', ({ object }) => describeSqlFailure('external-files-mismatch', { object }));
const selectDenied = row('list', ({ object, login }) =>
  object === ''
    ? describeSqlFailure('select-denied.catalog', { login })
    : describeSqlFailure('select-denied.object', { login, object }),
);
const baseDenied = row('list', ({ object, login }) =>
  describeSqlFailure('view-access-denied', { object, login }),
);
const dependencyMissing = row('list', ({ object }) =>
  describeSqlFailure('view-broken.dependency', { object }),
);
const objectNotFound = row('list', ({ object, database }) =>
  describeSqlFailure('object-not-found.table', { object, place: database === '' ? '' : ` in ${database}` }),
);

const notFound: Explain = (facts) => (facts.isKnownObject ? dependencyMissing : objectNotFound)(facts);

const denied: Explain = (facts) => (facts.isOtherObject ? baseDenied : selectDenied)(facts);
const deniedInPart: Explain = (facts) => (facts.isOtherObject ? baseDenied : columnDenied)(facts);

const viewBroken = row('list', ({ object }) => describeSqlFailure('view-broken.view', { object }));

/** Follows the errors of a view's own statement, which name the objects that the view reads but not the view. */
export const VIEW_BROKEN = 4413;

/** @see https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const BY_NUMBER: Readonly<Record<number, Explain>> = {
  ...LOGIN_FAILURES,
  206: columnEncrypted,
  208: notFound,
  229: denied,
  230: deniedInPart,
  [VIEW_BROKEN]: viewBroken,
  4832: filesMismatch,
  4860: filesUnreadable,
  4861: filesUnreadable,
  4863: filesMismatch,
  4864: filesMismatch,
  4866: filesMismatch,
  13807: filesUnreadable,
  13812: filesMismatch,
  13822: filesUnreadable,
  16561: filesUnreadable,
  33299: columnEncrypted,
};

/** Explains an error by its number; undefined for an unknown number. */
export function explainSqlNumber(number: number, facts: SqlErrorFacts): StagedFailure | undefined {
  return BY_NUMBER[number]?.(facts);
}

/** The failure of an unknown error number. */
export function unknownSqlError(number: number, facts: SqlErrorFacts): StagedFailure {
  const { object, host } = facts;
  const failure =
    object === ''
      ? describeSqlFailure('sql-error.server', { host, number })
      : describeSqlFailure('sql-error.object', { object, host, number });
  return { stage: 'list', ...failure };
}
