import type { Connection } from '@headwater/models';
import { loadSource, type SourceSlug } from '@headwater/sources';
import { describe, expect, it } from 'vitest';
import { findConnectionSource } from './connection-source.ts';

/** The fields that identify the source of a stored connection. */
type Told = Required<Pick<Connection, 'connectionSpec' | 'auth'>>;

async function connectionOf(slug: SourceSlug, names: readonly string[]): Promise<Told> {
  const { connectionSpec, variants } = await loadSource(slug);
  const params = Object.fromEntries(names.map((name) => [name, 'text']));
  const auth = { specName: variants[0]?.specName ?? '', params };
  return { connectionSpec, auth };
}

describe('the source of a connection', () => {
  it.each<[SourceSlug, readonly string[]]>([
    ['linkedin-ads', ['host', 'accessToken']],
    ['sugarcrm-accounts-contacts', ['host', 'username', 'password']],
    ['pathfactory', ['host', 'clientId', 'clientSecret']],
    ['azure-blob', ['connectionString']],
  ])('is distinguished by its parameters from others with the same spec id: %s', async (slug, names) => {
    const found = await findConnectionSource(await connectionOf(slug, names));
    expect(found?.definition.slug).toBe(slug);
    expect(found?.variant?.key).toBe(found?.definition.variants[0]?.key);
  });

  it('is the first with the spec id if there is no auth block, and undefined if the catalog does not know the id', async () => {
    const { auth: _auth, ...bare } = await connectionOf('linkedin-ads', []);
    expect((await findConnectionSource(bare))?.variant).toBeUndefined();
    const connectionSpec = { id: '00000000-0000-4000-8000-000000000000', version: '1.0' };
    expect(await findConnectionSource({ ...bare, connectionSpec })).toBeUndefined();
  });
});
