import { type Explain, row, type SqlErrorFacts, type StagedFailure } from './failure-row.ts';
import { LOGIN_FAILURES } from './login-failures.ts';

const columnEncrypted = row('list', 'columns-encrypted', 'source-admin', ({ object }) => [
  `${object} cannot be read: types in it do not match, most likely in a column of Always Encrypted, which only clients with its keys can use in a statement.`,
  'Omit encrypted columns by a view. If none is encrypted, fix the view.',
]);
const columnDenied = row('list', 'column-access-denied', 'source-admin', ({ object, login }) => [
  `${login} may read only some columns of ${object}.`,
  `Grant SELECT on the whole of ${object}, or create a view of the columns that the login may read.`,
]);
const filesUnreadable = row('list', 'external-files-unreadable', 'source-admin', ({ object, login }) => [
  `The pool cannot list or open the files behind ${object}: they were deleted or are in use, or ${login}, or the credential of the external data source, may not read the storage.`,
  'Check the path, grant the role Storage Blob Data Reader on the storage account, and allow the pool in the firewall of the storage.',
]);
const filesMismatch = row('list', 'external-files-mismatch', 'source-admin', ({ object }) => [
  `A file behind ${object} does not match the declaration of the table or view: columns, types, terminators or encoding differ.`,
  `Run SELECT TOP 10 * FROM ${object} in Synapse Studio, which names file, row and column, and fix the definition or the file.`,
]);
const selectDenied = row('list', 'select-denied', 'source-admin', ({ object, login }) =>
  object === ''
    ? [
        `${login} may not read the catalog of the database.`,
        'Grant the permission VIEW DEFINITION, or membership of db_datareader.',
      ]
    : [
        `${login} may not read ${object}.`,
        `Grant the permission: GRANT SELECT ON ${object}, or membership of db_datareader.`,
      ],
);
const baseDenied = row('list', 'view-access-denied', 'source-admin', ({ object, login }) => [
  `${object} reads another table or view, which ${login} may not read. A grant on ${object} alone does not change that.`,
  'Grant SELECT on that table or view too, or give both the same owner.',
]);
const dependencyMissing = row('list', 'view-broken', 'source-admin', ({ object }) => [
  `${object} is in the catalog but cannot be read: an object that it reads no longer exists.`,
  'Fix the view or synonym, refresh it with sp_refreshview, or drop it.',
]);
const objectNotFound = row('list', 'object-not-found', 'you', ({ object, database }) => [
  `Table or view ${object} does not exist${database === '' ? '' : ` in ${database}`}, or the login may not see it.`,
  'Write it as schema.name, as in a listing.',
]);

const notFound: Explain = (facts) => (facts.isKnownObject ? dependencyMissing : objectNotFound)(facts);

const denied: Explain = (facts) => (facts.isOtherObject ? baseDenied : selectDenied)(facts);
const deniedInPart: Explain = (facts) => (facts.isOtherObject ? baseDenied : columnDenied)(facts);

const viewBroken = row('list', 'view-broken', 'source-admin', ({ object }) => [
  `${object} is a view that cannot be used: an object that it reads was deleted or changed.`,
  'Fix the view, refresh it with sp_refreshview, or drop it.',
]);

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
  return {
    stage: 'list',
    code: 'sql-error',
    cause:
      facts.object === ''
        ? `${facts.host} refused with SQL error ${number}.`
        : `${facts.object} cannot be read: ${facts.host} refused with SQL error ${number}.`,
    nextStep:
      facts.object === ''
        ? 'Look up the number in the errors and events of the database engine, or ask its administrator.'
        : `Run SELECT TOP 10 * FROM ${facts.object} as this login in a client of the database, which shows the whole message.`,
    fixableBy: 'source-admin',
  };
}
