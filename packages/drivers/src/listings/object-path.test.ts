import { expect, test } from 'vitest';
import { folderEntry } from './file-entries.ts';
import { doesClimb, folderPrefix, splitObjectPath } from './object-path.ts';

test.each(['', 'a/', 'a/b/', '/', 'a//', 'a///', '/a/'])(
  'a folder whose names begin with "%s" is found again by its path in a listing',
  (prefix) => {
    const { path } = folderEntry(`bucket/${prefix}`);
    const { container, name } = splitObjectPath(path);
    expect([container, folderPrefix(name)]).toEqual(['bucket', prefix]);
  },
);

test('a folder without a name is called by its slash', () => {
  expect(folderEntry('bucket/a//').name).toBe('/');
});

test('a slash at the end of a path does not matter', () => {
  expect(splitObjectPath('/bucket/a/b/')).toEqual({ container: 'bucket', name: 'a/b' });
  expect(splitObjectPath('bucket/')).toEqual({ container: 'bucket', name: '' });
});

test.each(['../bucket', 'bucket/../other', 'bucket/a/.', 'bucket/./a'])('"%s" may lead elsewhere', (path) => {
  expect(doesClimb(path)).toBe(true);
});

test('names with dots in them lead nowhere', () => {
  expect(doesClimb('bucket/..a/b../.hidden/...')).toBe(false);
});
