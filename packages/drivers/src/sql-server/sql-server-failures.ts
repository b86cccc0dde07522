import { type Explain, row, type SqlErrorFacts, type StagedFailure } from './failure-row.ts';
import { LOGIN_FAILURES } from './login-failures.ts';

const columnEncrypted = row('list', 'columns-encrypted', 'source-admin', ({ object }) => [
  `${object} cannot be read as it is: types in it do not match, most likely in a column of Always Encrypted, which only clients with its keys can use in a statement.`,
  'Leave encrypted columns out by way of a view. If none is encrypted, have the view mended.',
]);
const columnDenied = row('list', 'column-access-denied', 'source-admin', ({ object, login }) => [
  `${login} may read only some columns of ${object}.`,
  `Have SELECT granted on the whole of ${object}, or have a view made of the columns that may be read.`,
]);
const filesUnreadable = row('list', 'external-files-unreadable', 'source-admin', ({ object, login }) => [
  `The pool cannot list or open the files behind ${object}: they are gone or in use, or ${login}, or the credential of the external data source, may not read the storage.`,
  'Have the path checked, the role Storage Blob Data Reader granted on the storage account, and the pool let through the firewall of the storage.',
]);
const filesMismatch = row('list', 'external-files-mismatch', 'source-admin', ({ object }) => [
  `A file behind ${object} does not have the form that the table or view declares: columns, types, terminators or encoding differ.`,
  `Run SELECT TOP 10 * FROM ${object} in Synapse Studio, which names file, row and column, and have the definition or the file mended.`,
]);
const selectDenied = row('list', 'select-denied', 'source-admin', ({ object, login }) =>
  object === ''
    ? [
        `${login} may not read the catalog of the database.`,
        'Have the permission VIEW DEFINITION granted, or membership of db_datareader.',
      ]
    : [
        `${login} may not read ${object}.`,
        `Have the right granted: GRANT SELECT ON ${object}, or membership of db_datareader.`,
      ],
);
const baseDenied = row('list', 'view-access-denied', 'source-admin', ({ object, login }) => [
  `${object} reads another table or view, which ${login} may not read. A grant on ${object} alone does not change that.`,
  'Have SELECT granted on what it reads too, or have both owned by the same user.',
]);
const dependencyMissing = row('list', 'view-broken', 'source-admin', ({ object }) => [
  `${object} is in the catalog and cannot be read: something that it reads is gone.`,
  'Have the view or synonym mended, or refreshed with sp_refreshview, or dropped.',
]);
const objectNotFound = row('list', 'object-not-found', 'you', ({ object, database }) => [
  `There is no table or view ${object}${database === '' ? '' : ` in ${database}`}, or the login may not see it.`,
  'Write it as schema.name, as a listing shows it.',
]);

const notFound: Explain = (facts) => (facts.isKnownObject ? dependencyMissing : objectNotFound)(facts);

const denied: Explain = (facts) => (facts.isOtherObject ? baseDenied : selectDenied)(facts);
const deniedInPart: Explain = (facts) => (facts.isOtherObject ? baseDenied : columnDenied)(facts);

const viewBroken = row('list', 'view-broken', 'source-admin', ({ object }) => [
  `${object} is a view that cannot be used: something it reads is gone or has changed.`,
  'Have the view mended, or refreshed with sp_refreshview, or dropped.',
]);

/** Follows the errors of a view's own statement, which name what the view reads and not the view. */
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

/** Explains an error by its number; undefined when the number is not known. */
export function explainSqlNumber(number: number, facts: SqlErrorFacts): StagedFailure | undefined {
  return BY_NUMBER[number]?.(facts);
}

/** What to say of a number that is not known. */
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
        ? 'Look the number up in the errors and events of the database engine, or ask its administrator.'
        : `Run SELECT TOP 10 * FROM ${facts.object} as this login in a client of the database, which shows the whole message.`,
    fixableBy: 'source-admin',
  };
}
