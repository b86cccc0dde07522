import type { Connection } from '@headwater/models';
import { addConnection, type KnownConnection, type Model, readMarks } from './model.ts';

/** A promise of the service that was broken. */
export interface Violation {
  promise: Promised;
  detail: string;
}

/** The promises that the service must keep. */
export const PROMISES = {
  kept: 'Acknowledged writes persist',
  refused: 'Refused writes never appear',
  whole: 'A write is stored completely or not at all, and once',
  updates: 'No update is lost',
  audit: 'The audit trail verifies and contains every write once',
  integrity: 'The database is sound',
  secrets: 'No secret is in logs or data',
  sources: 'Stored secrets still open their source',
  faults: 'Nothing fails unexpectedly',
  memory: 'Memory does not keep growing',
} as const;
export type Promised = keyof typeof PROMISES;

/** The facts about a connection that were certain before it was read. */
export interface Expectation {
  known: KnownConnection;
  acknowledged: readonly string[];
  wasDeleted: boolean;
}

/** Must be taken before the read is sent: the read must return every write that was acknowledged by then. */
export function expectationOf(known: KnownConnection): Expectation {
  return { known, acknowledged: [...known.acknowledged], wasDeleted: known.deletion === 'acknowledged' };
}

/**
 * Checks the result of a read against the known state of the connection; an empty result means that the connection
 * does not exist.
 */
export function checkConnection(
  seen: Connection | undefined,
  { known, acknowledged, wasDeleted }: Expectation,
  model: Model,
): readonly Violation[] {
  const { id } = known;
  if (seen === undefined) {
    if (known.deletion === 'none')
      return [{ promise: 'kept', detail: `${id} is missing, though no client deleted it` }];
    known.deletion = 'acknowledged';
    return [];
  }
  if (wasDeleted)
    return [{ promise: 'kept', detail: `${id} still exists, though its deletion was acknowledged` }];
  const marks = readMarks(seen.description);
  const lost = acknowledged.filter((mark) => !marks.includes(mark));
  return [
    ...lost.map(
      (mark): Violation => ({ promise: 'updates', detail: `${id} lacks the acknowledged write ${mark}` }),
    ),
    ...checkMarks(seen, marks, model),
  ];
}

/** The checks that need no knowledge of the connection. */
function checkMarks(
  { id, name }: Connection,
  marks: readonly string[],
  { writes }: Model,
): readonly Violation[] {
  const refused = marks.filter((mark) => writes.get(mark) === 'refused');
  const foreign = marks.filter((mark) => !writes.has(mark));
  const isWhole = new Set(marks).size === marks.length && name === `Soak ${marks.at(-1)}`;
  return [
    ...refused.map(
      (mark): Violation => ({ promise: 'refused', detail: `${id} holds the refused write ${mark}` }),
    ),
    ...foreign.map(
      (mark): Violation => ({ promise: 'refused', detail: `${id} holds ${mark}, which no client wrote` }),
    ),
    ...(isWhole
      ? []
      : [{ promise: 'whole', detail: `${id} is called "${name}" and holds ${marks.join(' ')}` } as const]),
  ];
}

/**
 * Checks a complete list against the known state, while no client writes. An unanswered write that the list shows has
 * happened, and counts as acknowledged from then on.
 */
export function checkList(seen: readonly Connection[], model: Model): readonly Violation[] {
  const byId = new Map(seen.map((connection) => [connection.id, connection]));
  const violations = [...model.connections.values()].flatMap((known) =>
    checkConnection(byId.get(known.id), expectationOf(known), model),
  );
  for (const connection of seen) {
    violations.push(...(model.connections.has(connection.id) ? [] : checkUnknown(connection, model)));
    settle(connection, model);
  }
  return violations;
}

function checkUnknown(connection: Connection, model: Model): readonly Violation[] {
  const { id } = connection;
  const marks = readMarks(connection.description);
  const [creation = ''] = marks;
  if (model.writes.get(creation) === 'unknown') {
    addConnection(model, id, creation);
    return checkMarks(connection, marks, model);
  }
  const isSecond = model.writes.get(creation) === 'acknowledged';
  return isSecond
    ? [{ promise: 'whole', detail: `${id} is a second ${creation}` }]
    : [{ promise: 'refused', detail: `${id} exists, though no client created it` }];
}

function settle({ id, description }: Connection, { connections, writes }: Model): void {
  const known = connections.get(id);
  if (known === undefined) return;
  if (known.deletion === 'possible') known.deletion = 'none';
  for (const mark of readMarks(description)) {
    known.acknowledged.add(mark);
    if (writes.get(mark) === 'unknown') writes.set(mark, 'acknowledged');
  }
}
