import { expect, test } from 'vitest';
import { folderEntry } from './file-entries.ts';
import { doesClimb, folderPrefix, splitObjectPath } from './object-path.ts';

test.each(['', 'a/', 'a/b/', '/', 'a//', 'a///', '/a/'])(
  'a folder whose names begin with "%s" can be listed again by its path',
  (prefix) => {
    const { path } = folderEntry(`bucket/${prefix}`);
    const { container, name } = splitObjectPath(path);
    expect([container, folderPrefix(name)]).toEqual(['bucket', prefix]);
  },
);

test('the name of an unnamed folder is its slash', () => {
  expect(folderEntry('bucket/a//').name).toBe('/');
});

test('ignores a final slash', () => {
  expect(splitObjectPath('/bucket/a/b/')).toEqual({ container: 'bucket', name: 'a/b' });
  expect(splitObjectPath('bucket/')).toEqual({ container: 'bucket', name: '' });
});

test.each(['../bucket', 'bucket/../other', 'bucket/a/.', 'bucket/./a'])(
  '"%s" may leave its container',
  (path) => {
    expect(doesClimb(path)).toBe(true);
  },
);

test('a name that contains dots does not leave its container', () => {
  expect(doesClimb('bucket/..a/b../.hidden/...')).toBe(false);
});
