import type { AuditEntry, Connection } from '@headwater/models';
import { describe, expect, test } from 'vitest';
import { checkAudit } from './check-audit.ts';
import { checkConnection, checkList, expectationOf } from './check-connections.ts';
import { addConnection, createModel, type KnownConnection, type Model, type Outcome } from './model.ts';
import { createSecretWatch } from './secret-watch.ts';

const WRITES: [string, Outcome][] = [
  ['made', 'acknowledged'],
  ['kept', 'acknowledged'],
  ['no', 'refused'],
  ['maybe', 'unknown'],
];

function modelOf(deletion: KnownConnection['deletion'] = 'none'): { model: Model; known: KnownConnection } {
  const model = createModel();
  for (const [mark, outcome] of WRITES) model.writes.set(mark, outcome);
  const known = addConnection(model, 'one', 'made');
  known.acknowledged.add('kept');
  known.deletion = deletion;
  return { model, known };
}

const seen = (description: string, name = `Soak ${description.split(' ').at(-1)}`, id = 'one') =>
  ({ id, name, description }) as Connection;

function brokenPromises(
  connection: Connection | undefined,
  deletion?: KnownConnection['deletion'],
): readonly string[] {
  const { model, known } = modelOf(deletion);
  return checkConnection(connection, expectationOf(known), model).map(({ promise }) => promise);
}

describe('a connection that was read', () => {
  test.each([
    ['holds its acknowledged writes', seen('made kept'), []],
    ['holds an unanswered write', seen('made kept maybe'), []],
    ['lacks an acknowledged write', seen('made'), ['updates']],
    ['holds a refused write', seen('made kept no'), ['refused']],
    ['holds a write that no client sent', seen('made kept other'), ['refused']],
    ['holds a write twice', seen('made kept kept'), ['whole']],
    ['holds half of a write', seen('made kept maybe', 'Soak kept'), ['whole']],
    ['is gone', undefined, ['kept']],
  ])('%s', (_case, connection, broken) => {
    expect(brokenPromises(connection)).toEqual(broken);
  });

  test('may be missing after its deletion was sent, and must be missing after that was acknowledged', () => {
    expect(brokenPromises(undefined, 'possible')).toEqual([]);
    expect(brokenPromises(seen('made kept'), 'possible')).toEqual([]);
    expect(brokenPromises(seen('made kept'), 'acknowledged')).toEqual(['kept']);
  });
});

describe('a complete list', () => {
  const promises = (connections: readonly Connection[], model: Model) =>
    checkList(connections, model).map(({ promise }) => promise);

  test('may contain an unacknowledged creation, which must then persist', () => {
    const { model } = modelOf();
    expect(promises([seen('made kept'), seen('maybe', undefined, 'two')], model)).toEqual([]);
    expect(promises([seen('made kept')], model)).toEqual(['kept']);
  });

  test('contains no creation twice, and no refused creation', () => {
    const own = seen('made kept');
    expect(promises([own, seen('made', undefined, 'two')], modelOf().model)).toEqual(['whole']);
    expect(promises([own, seen('no', undefined, 'two')], modelOf().model)).toEqual(['refused']);
  });
});

describe('the audit trail', () => {
  const written = (description: string) =>
    ({
      operation: 'patchConnection',
      changes: [{ field: 'description', after: description }],
    }) as unknown as AuditEntry;
  const removed = { operation: 'deleteConnection', connectionId: 'one' } as AuditEntry;

  async function auditDetails(...entries: readonly Partial<AuditEntry>[]): Promise<readonly string[]> {
    const { model } = modelOf();
    const complete = entries.map((entry) => ({ changes: [], ...entry }) as unknown as AuditEntry);
    return (await checkAudit(complete, model)).map(({ detail }) => detail);
  }

  const made = written('made');
  const kept = written('made kept');

  test('contains every acknowledged write once, and possibly an unacknowledged one', async () => {
    expect(await auditDetails(made, kept)).toEqual([]);
    expect(await auditDetails(made, kept, written('made kept maybe'))).toEqual([]);
  });

  test('breaks a promise with a missing or duplicate entry, or an entry of a refused or unsent write', async () => {
    expect(await auditDetails(made)).toEqual(['the acknowledged write kept has 0 entries']);
    expect(await auditDetails(made, kept, kept)).toEqual(['the acknowledged write kept has 2 entries']);
    expect(await auditDetails(made, kept, written('made kept no'))).toEqual([
      'the refused write no has 1 entries',
    ]);
    expect(await auditDetails(made, kept, removed)).toEqual(['the refused deletion of one has 1 entries']);
  });
});

test('a secret is found across chunks, as hexadecimal bytes, and as an access token', () => {
  const found: string[] = [];
  const watch = createSecretWatch((place) => found.push(place));
  watch.add('correct-horse');
  const log = watch.stream('log');
  log('… corre');
  log('ct-horse …');
  watch.scan('table', `\\x${Buffer.from('correct-horse').toString('hex')}`);
  watch.scan('file', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJjbGllbnRfaWQiOiJ4In0.c2ln');
  watch.scan('clean', 'nothing');
  expect(found).toEqual(['log', 'table', 'file']);
});
