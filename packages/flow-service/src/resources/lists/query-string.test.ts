import { expect, test } from 'vitest';
import { splitQueryString } from './query-string.ts';

test.each([
  { given: '', want: [] },
  { given: 'name==a', want: ['name==a'] },
  { given: 'name==a&state==enabled', want: ['name==a', 'state==enabled'] },
  { given: 'property=name==a&property=state==enabled', want: ['name==a', 'state==enabled'] },
  { given: 'name=="a&b"&state==enabled', want: ['name=="a&b"', 'state==enabled'] },
  { given: '&name==a&', want: ['name==a'] },
  { given: 'name=="a', want: ['name=="a'] },
])('$given', ({ given, want }) => {
  expect(splitQueryString(given)).toEqual(want);
});
