import type { Connection, ExploreEntry, ExploreResponse, ExploreStructure } from '@headwater/models';
import { describe, expectTypeOf, it } from 'vitest';
import {
  type Client,
  type Fetch,
  InvalidInputError,
  isApiError,
  isInvalidInputError,
  type Page,
} from './index.ts';

/** Never called: only its types matter. */
function calls({ connections, connectionSpecs }: Client) {
  return {
    list: () => connections.list(),
    items: async () => {
      for await (const connection of connections.list()) return connection;
      return undefined;
    },
    root: () => connections.explore('c', { objectType: 'root' }),
    file: () => connections.explore('c', { objectType: 'file', object: 'a.csv', fileType: 'delimited' }),
    landingZone: () => connectionSpecs.explore('s', { objectType: 'root' }),
    unknown: (objectType: 'root' | 'file') => connections.explore('c', { objectType }),
    // @ts-expect-error the etag is not optional
    patchWithoutEtag: () => connections.patch('c', [], {}),
    // @ts-expect-error there is no such object type
    misspelled: () => connections.explore('c', { objectType: 'roots' }),
    // @ts-expect-error counting has a method of its own
    count: () => connections.list({ count: true }),
  };
}
type Calls = ReturnType<typeof calls>;

describe('types', () => {
  it('give a page when a list is awaited and an item when it is iterated', () => {
    expectTypeOf<Awaited<ReturnType<Calls['list']>>>().toEqualTypeOf<Page<Connection>>();
    expectTypeOf<Awaited<ReturnType<Calls['items']>>>().toEqualTypeOf<Connection | undefined>();
  });

  it('tell from the object type what exploring answers', () => {
    expectTypeOf<Awaited<ReturnType<Calls['root']>>>().toEqualTypeOf<ExploreEntry[]>();
    expectTypeOf<Awaited<ReturnType<Calls['landingZone']>>>().toEqualTypeOf<ExploreEntry[]>();
    expectTypeOf<Awaited<ReturnType<Calls['file']>>>().toEqualTypeOf<ExploreStructure>();
    expectTypeOf<Awaited<ReturnType<Calls['unknown']>>>().toEqualTypeOf<ExploreResponse>();
  });

  it('accept the global fetch and a service in the same process', () => {
    expectTypeOf(globalThis.fetch).toExtend<Fetch>();
    expectTypeOf<(request: Request) => Response>().toExtend<Fetch>();
  });

  it('narrow through the guards and keep the kind of findings', () => {
    const thrown: unknown = new Error('x');
    if (isApiError(thrown)) expectTypeOf(thrown.status).toEqualTypeOf<number>();
    if (isInvalidInputError(thrown))
      expectTypeOf(thrown.findings[0]?.code).toEqualTypeOf<string | undefined>();
    const finding = { code: 'c', severity: 'error', cause: '', fix: '', param: 'p' } as const;
    const error = new InvalidInputError('said', { code: 'lint', findings: [finding] });
    expectTypeOf(error.findings[0]?.param).toEqualTypeOf<'p' | undefined>();
  });
});
