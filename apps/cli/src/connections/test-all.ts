import {
  type ConnectionView,
  iterateConnections,
  type Session,
  type TestOutcome,
  testConnections,
} from '@headwater/core';
import { toErrorDocument } from '../error-report/error-document.ts';
import { EXIT_CODE, type ExitCode } from '../errors/exit-code.ts';
import { printList } from '../output/list-output.ts';
import type { OutputFlags } from '../output/print-result.ts';
import { note, showProgress } from '../output/progress.ts';
import { sourceLabel } from './source-label.ts';

/** The result for one connection of `--all`. */
interface Row {
  id: string;
  name: string;
  source: string | undefined;
  role: ConnectionView['role'];
  outcome: 'passed' | 'failed' | 'not tested';
  durationMs: number | undefined;
  cause: string | undefined;
  exitCode: ExitCode;
}

/** Tests all connections of the sandbox and prints each result. @returns The exit code: 7 if one fails. */
export async function testAll(
  session: Session,
  flags: OutputFlags & { concurrency: number },
): Promise<ExitCode> {
  const connections: ConnectionView[] = [];
  for await (const connection of iterateConnections({ session })) connections.push(connection);
  const byId = new Map<string, Row>();
  const progress = showProgress(() => `Tested ${byId.size} of ${connections.length}`);
  try {
    const outcomes = testConnections(connections, { session, concurrency: flags.concurrency });
    for await (const outcome of outcomes) byId.set(outcome.connection.id, toRow(outcome, session));
  } finally {
    progress.end();
  }
  const rows = connections.flatMap(({ id }) => byId.get(id) ?? []);
  await printList(rows, COLUMNS, { ...flags, wide: false });
  const count = (outcome: Row['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  note(`${count('passed')} passed, ${count('failed')} failed, ${count('not tested')} not tested.`);
  return verdictOf(rows);
}

function toRow(outcome: TestOutcome, session: Session): Row {
  const { id, label: name, source, role } = outcome.connection;
  if ('test' in outcome) {
    const { result, durationMs, stages } = outcome.test;
    const cause = stages.find((stage) => stage.outcome === 'failed')?.cause;
    const exitCode = result ? EXIT_CODE.ok : EXIT_CODE.sourceRefused;
    return { id, name, source, role, outcome: result ? 'passed' : 'failed', durationMs, cause, exitCode };
  }
  const { message, detail = message, exitCode } = toErrorDocument(outcome.error);
  const cause = session.redactor.redact(detail);
  return { id, name, source, role, outcome: 'not tested', durationMs: undefined, cause, exitCode };
}

/** A failing test decides the exit code; then an error that prevented a test, except a missing driver. */
function verdictOf(rows: readonly Row[]): ExitCode {
  const codes = rows.map(({ exitCode }) => exitCode).filter((code) => code !== EXIT_CODE.ok);
  if (codes.includes(EXIT_CODE.sourceRefused)) return EXIT_CODE.sourceRefused;
  return codes.find((code) => code !== EXIT_CODE.notReachableHere) ?? codes[0] ?? EXIT_CODE.ok;
}

const COLUMNS = [
  { field: 'outcome', header: 'OUTCOME', value: ({ outcome }: Row) => outcome, isWhole: true },
  { field: 'name', header: 'NAME', value: ({ name }: Row) => name, isKey: true },
  { field: 'source', header: 'SOURCE', value: sourceLabel, isOptional: true },
  {
    field: 'durationMs',
    header: 'MS',
    value: ({ durationMs }: Row) => (durationMs === undefined ? '-' : Math.round(durationMs)),
    isOptional: true,
  },
  { field: 'cause', header: 'CAUSE', value: ({ cause }: Row) => cause, isWrapped: true },
];
