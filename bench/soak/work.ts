import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, isApiError } from '@headwater/sdk';
import { checkConnection, expectationOf, type Violation } from './check-connections.ts';
import {
  addConnection,
  type KnownConnection,
  livingConnections,
  type Model,
  type Outcome,
  readMarks,
  writeMark,
} from './model.ts';

/** The context of one client of a soak. */
export interface Work {
  client: Client;
  model: Model;
  /** Connection string of the source that every connection uses. */
  connectionString: string;
  /** Called with the outcome of each call. */
  count(action: string, outcome: Outcome): void;
  violate(violation: Violation): void;
}

const BLOB_SPEC = { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' };
/** Few enough that clients often use the same connection, and that descriptions stay short. */
const MOST_CONNECTIONS = 60;
const MOST_MARKS = 20;
/** Pause before the next call of a client. */
const PAUSE_MS = 3;

type Action = (known: KnownConnection, work: Work) => Promise<void>;

/** Actions with their relative frequency. */
const SHARES: readonly (readonly [name: string, share: number, action: Action])[] = [
  ['patch', 45, patch],
  ['retrieve', 25, retrieve],
  ['list', 10, list],
  ['delete', 10, remove],
  ['test', 10, test],
];
const DRAWN = SHARES.flatMap(([name, share, action]) =>
  Array.from({ length: share }, () => ({ name, action })),
);

/** Calls one operation after another until stopped. */
export async function workUntil(signal: AbortSignal, work: Work): Promise<void> {
  while (!signal.aborted) {
    const known = pick(livingConnections(work.model));
    const isNew =
      known === undefined || (Math.random() < 0.1 && livingConnections(work.model).length < MOST_CONNECTIONS);
    const { name, action } = isNew ? { name: 'create', action: undefined } : drawn();
    work.count(
      name,
      await outcomeOf(async () => await (action && known ? action(known, work) : create(work)), work),
    );
    await sleep(PAUSE_MS);
  }
}

function drawn(): { name: string; action: Action } {
  return pick(DRAWN) ?? { name: 'retrieve', action: retrieve };
}

function pick<Item>(items: readonly Item[]): Item | undefined {
  return items[Math.floor(Math.random() * items.length)];
}

/** A refusal means that the service changed nothing; after any other error, the outcome is unknown. */
async function outcomeOf(call: () => Promise<void>, { violate }: Pick<Work, 'violate'>): Promise<Outcome> {
  try {
    await call();
    return 'acknowledged';
  } catch (error) {
    if (!isApiError(error)) return 'unknown';
    const { method, url, status, detail = error.message } = error;
    // No injected fault uses this wording.
    if (status === 500 || /master key/i.test(detail))
      violate({ promise: 'faults', detail: `${method} ${url} answered ${status}: ${detail}` });
    return status === 500 ? 'unknown' : 'refused';
  }
}

/** Performs a write that adds a mark, and records its outcome before any client can read it. */
async function writeMarked<Result>(mark: string, call: () => Promise<Result>, work: Work): Promise<Result> {
  const { writes } = work.model;
  writes.set(mark, 'unknown');
  try {
    const result = await call();
    writes.set(mark, 'acknowledged');
    return result;
  } catch (error) {
    writes.set(mark, await outcomeOf(() => Promise.reject(error), work));
    throw error;
  }
}

const newMark = (): string => randomUUID().slice(0, 13);

async function create(work: Work): Promise<void> {
  const { client, model, connectionString } = work;
  const mark = newMark();
  const auth = { specName: 'ConnectionString', params: { connectionString } };
  const body = { ...writeMark([], mark), auth, connectionSpec: BLOB_SPEC };
  const { id } = await writeMarked(mark, () => client.connections.create(body), work);
  addConnection(model, id, mark);
}

async function patch(known: KnownConnection, work: Work): Promise<void> {
  const { client, connectionString } = work;
  const { etag, description } = await read(known, work);
  const marks = readMarks(description);
  if (marks.length >= MOST_MARKS) return await remove(known, work);
  const mark = newMark();
  const fields = { ...writeMark(marks, mark), 'auth/params/connectionString': connectionString };
  const instructions = Object.entries(fields).map(([path, value]) => ({
    op: 'replace' as const,
    path: `/${path}`,
    value,
  }));
  await writeMarked(mark, () => client.connections.patch(known.id, instructions, { etag }), work);
  known.acknowledged.add(mark);
}

async function retrieve(known: KnownConnection, work: Work): Promise<void> {
  await read(known, work);
}

/** A read that fails for another reason proves nothing about the connection. */
async function read(known: KnownConnection, { client, model, violate }: Work) {
  const expectation = expectationOf(known);
  const seen = await client.connections.retrieve(known.id).catch((error: unknown) => {
    if (isApiError(error, 404))
      for (const found of checkConnection(undefined, expectation, model)) violate(found);
    throw error;
  });
  for (const found of checkConnection(seen, expectation, model)) violate(found);
  return seen;
}

/** Faults can drop items from a list, so only the returned items are checked. */
async function list(_known: KnownConnection, { client, model, violate }: Work): Promise<void> {
  const expectations = new Map([...model.connections].map(([id, known]) => [id, expectationOf(known)]));
  for await (const seen of client.connections.list({ limit: 20 })) {
    const expectation = expectations.get(seen.id);
    const found = expectation === undefined ? [] : checkConnection(seen, expectation, model);
    for (const violation of found) violate(violation);
  }
}

async function remove(known: KnownConnection, work: Work): Promise<void> {
  const { client, model } = work;
  // Another client may have deleted it first.
  if (known.deletion !== 'none') return;
  known.deletion = 'possible';
  model.deletions.set(known.id, 'unknown');
  try {
    await client.connections.delete(known.id);
  } catch (error) {
    const outcome = await outcomeOf(() => Promise.reject(error), work);
    model.deletions.set(known.id, outcome);
    if (outcome === 'refused') known.deletion = 'none';
    throw error;
  }
  known.deletion = 'acknowledged';
  model.deletions.set(known.id, 'acknowledged');
}

async function test({ id }: KnownConnection, { client }: Work): Promise<void> {
  await client.connections.test(id);
}
