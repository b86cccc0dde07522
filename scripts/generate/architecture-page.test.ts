import { expect, test } from 'vitest';
import { type Rooms, renderFolders, renderPicture, renderRooms } from './architecture-page.ts';

const ROOMS: Rooms = {
  'packages/models': { offers: 'types', ignores: 'everything', imports: [], generated: true },
  'packages/sources': { offers: 'sources', ignores: 'HTTP', imports: ['packages/models'], generated: true },
  'packages/contract': { offers: 'cases', ignores: 'everything', imports: [] },
  'packages/store': {
    offers: 'a store',
    ignores: 'HTTP',
    imports: ['packages/models', 'packages/sources'],
    folders: ['domain', { store: ['database', 'connections'] }, 'snapshot'],
  },
  'apps/cli': {
    offers: 'commands',
    ignores: 'SQL',
    imports: ['packages/sources'],
    lazily: ['packages/store'],
  },
};

test('the diagram has an arrow for each direct import, and a dotted one for a lazy import', () => {
  expect(renderPicture(ROOMS).split('\n')).toEqual([
    '```mermaid',
    'flowchart LR',
    '  specs[(specs/)] -. generates .-> models & sources',
    '  models --> sources',
    '  sources --> store',
    '  sources --> cli',
    '  store -. loaded on demand .-> cli',
    '  contract',
    '```',
  ]);
});

test('the table lists the allowed imports of each room', () => {
  expect(renderRooms(ROOMS)).toContain('| `apps/cli` | commands | SQL | sources, store (lazily) |');
  expect(renderRooms(ROOMS)).toContain('| `packages/models` | types | everything | – |');
});

test('a room without a description is an error', () => {
  const rooms = { 'packages/new': { offers: 'something', ignores: '', imports: [] } };
  expect(() => renderRooms(rooms)).toThrow('packages/new needs "offers" and "ignores"');
});

test('folders are listed with the lowest layer first, at every level', () => {
  expect(renderFolders(ROOMS).at(-1)).toBe(
    '- `packages/store`: domain → store (database → connections) → snapshot',
  );
});
