import { setTimeout as wait } from 'node:timers/promises';
import { misbehave } from './misbehave.ts';
import type { Response } from './response.ts';
import { SERVER_ERRORS, SqlError } from './server-errors.ts';
import type { Parameter, SqlDatabase } from './sql/database.ts';
import { isStarter, type SqlToken, splitStatements, tokenize } from './sql/tokenize.ts';
import type { TableBehavior } from './tds-server-options.ts';
import { DONE, writeDone, writeOrder, writeReturnStatus, writeRow, writeTextChange } from './tokens.ts';

/** The environment of a batch. */
export interface BatchContext {
  database: SqlDatabase;
  /** Changes the database of the session. Throws an `SqlError` if the database does not exist. */
  useDatabase(name: string): void;
  parameters: readonly Parameter[];
  /** True if the batch came as a procedure call, which ends with different tokens. */
  isProcedure: boolean;
  /** True if READ UNCOMMITTED is the only allowed isolation level. */
  isSynapse: boolean;
  onError: ((number: number) => void) | undefined;
  behaviors: Readonly<Record<string, TableBehavior>>;
  /** Closes the connection mid-response. */
  close(): void;
  signal: AbortSignal;
}

const SET_OPTIONS = new Set(
  'ansi_nulls ansi_null_dflt_on ansi_padding ansi_warnings arithabort concat_null_yields_null cursor_close_on_commit datefirst dateformat implicit_transactions language lock_timeout nocount numeric_roundabort quoted_identifier textsize transaction xact_abort'.split(
    ' ',
  ),
);
const FULL_TEXT_SIZE = new Set(['2147483647', '-1']);

/** Runs a batch and writes its whole response. */
export async function runBatch(text: string, context: BatchContext, response: Response): Promise<void> {
  const final = context.isProcedure ? 'procedure' : 'batch';
  try {
    const statements = splitStatements(tokenize(text));
    for (const [index, statement] of statements.entries()) {
      const rowCount = await runStatement(statement, context, response);
      if (context.signal.aborted) return await response.end([final, DONE.error]);
      const isLast = index === statements.length - 1 && !context.isProcedure;
      const status = (rowCount === undefined ? 0 : DONE.count) | (isLast ? 0 : DONE.more);
      if (isLast) return await response.end(['batch', status, rowCount]);
      await response.write(writeDone(context.isProcedure ? 'inProcedure' : 'batch', status, rowCount));
    }
    if (context.isProcedure) await response.write(writeReturnStatus(0));
    await response.end([final, DONE.final]);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    for (const reason of error.reasons) {
      context.onError?.(reason.number);
      await response.message(reason);
    }
    await response.end([final, DONE.error]);
  }
}

async function runStatement(
  statement: readonly SqlToken[],
  context: BatchContext,
  response: Response,
): Promise<number | undefined> {
  const word = statement[0]?.text.toUpperCase() ?? '';
  switch (word) {
    case 'SELECT':
      return await runSelect(statement, context, response);
    case 'SET':
      checkSet(statement, context);
      return undefined;
    case 'USE':
      await runUse(statement, context, response);
      return undefined;
    case 'WAITFOR':
      await runWait(statement, context.signal);
      return undefined;
    default:
      throw new SqlError(isStarter(word) ? SERVER_ERRORS.unsupported(word) : SERVER_ERRORS.syntax(word));
  }
}

async function runSelect(
  statement: readonly SqlToken[],
  context: BatchContext,
  response: Response,
): Promise<number> {
  const { columns, order, rows, tables } = context.database.select(statement, context.parameters);
  const behavior = tables.map((table) => context.behaviors[table]).find((found) => found !== undefined);
  if (behavior) {
    await misbehave(behavior, { columns, rows, response, close: context.close, signal: context.signal });
    return 0;
  }
  await response.columns(columns);
  if (order.length > 0) await response.write(writeOrder(order));
  let count = 0;
  for (const row of rows) {
    if (context.signal.aborted) break;
    await response.write(writeRow(columns, row));
    count += 1;
  }
  return count;
}

function checkSet(statement: readonly SqlToken[], { isSynapse }: BatchContext): void {
  const [, option, ...value] = statement;
  const name = option?.text ?? '';
  if (!SET_OPTIONS.has(name.toLowerCase())) throw new SqlError(SERVER_ERRORS.unknownSetOption(name));
  const written = value.map(({ text }) => text).join('');
  if (isSynapse && /^transaction$/i.test(name) && !/^isolationlevelreaduncommitted$/i.test(written))
    throw new SqlError(SERVER_ERRORS.parseError(value.at(-1)?.text ?? ''));
  // This server never truncates values, so it must not confirm a limit.
  if (name.toLowerCase() === 'textsize' && !FULL_TEXT_SIZE.has(written)) {
    throw new SqlError(SERVER_ERRORS.unsupported(`SET TEXTSIZE ${written}`));
  }
}

async function runUse(
  statement: readonly SqlToken[],
  context: BatchContext,
  response: Response,
): Promise<void> {
  const name = statement[1]?.text ?? '';
  if (name.toLowerCase() === context.database.name.toLowerCase()) return;
  const before = context.database.name;
  context.useDatabase(name);
  await response.write(writeTextChange(1, name, before));
  await response.message({
    number: 5701,
    state: 1,
    class: 0,
    text: `Changed database context to '${name}'.`,
  });
}

async function runWait(statement: readonly SqlToken[], signal: AbortSignal): Promise<void> {
  const [, word, time] = statement;
  const [, hours, minutes, seconds] = /^(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(time?.text ?? '') ?? [];
  if (word?.text.toUpperCase() !== 'DELAY' || seconds === undefined) {
    throw new SqlError(SERVER_ERRORS.syntax(time?.text ?? ''));
  }
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  await wait(total * 1000, undefined, { signal }).catch(() => undefined);
}
