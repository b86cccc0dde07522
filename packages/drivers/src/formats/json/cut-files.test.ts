import { array, assert, asyncProperty, dictionary, double, jsonValue, nat, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { readDelimited } from '../delimited/delimited.ts';
import { splitJsonRecords } from './json-records.ts';

const ALL = 1000;

test.each([
  ['an array', (records: unknown[]) => JSON.stringify(records, null, 1)],
  ['lines', (records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n')],
])('truncated JSON objects in %s return the complete objects in order', async (_what, write) => {
  const records = array(dictionary(string(), jsonValue({ maxDepth: 3 }), { maxKeys: 4 }), { maxLength: 5 });
  await assert(
    asyncProperty(records, double({ min: 0, max: 1, noNaN: true }), async (given, share) => {
      const text = write(given);
      const whole = splitJsonRecords(text, ALL).records;
      expect(whole.map((record) => JSON.parse(record.text))).toEqual(JSON.parse(JSON.stringify(given)));
      const cut = text.slice(0, Math.floor(text.length * share));
      const some = splitJsonRecords(cut, ALL).records;
      expect(some).toEqual(whole.slice(0, some.length));
    }),
  );
});

test('truncated delimited text returns the complete records in order', async () => {
  const field = string({ maxLength: 6 }).map((text) => text.replaceAll(/[^a-z",\n\r ]/g, 'x'));
  await assert(
    asyncProperty(array(tuple(field, field), { maxLength: 6 }), nat(200), async (given, length) => {
      const lines = [
        ['id', 'first', 'second'],
        ...given.map(([first, second], id) => [`k${id}`, first, second]),
      ];
      const text = lines.map((values) => `${values.map(quote).join(',')}\n`).join('');
      const whole = readDelimited(text, { columnDelimiter: ',', isCut: false, maxRows: ALL });
      expect(whole.rows).toEqual(given.map(([first, second], id) => ({ id: `k${id}`, first, second })));
      const cut = readDelimited(text.slice(0, length), { columnDelimiter: ',', isCut: true, maxRows: ALL });
      expect(cut.rows).toEqual(whole.rows.slice(0, cut.rows.length));
    }),
  );
});

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
