import { expect, test } from 'vitest';
import { createTurns } from './in-turn.ts';

test('runs work with the same key one at a time and in order, even after failures', async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    if (name === 'second') throw new Error('It failed.');
    return name;
  };

  const results = await Promise.allSettled(['first', 'second', 'third'].map((n) => inTurn('key', work(n))));

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('does not delay work with another key', async () => {
  const inTurn = createTurns();
  const endless = Promise.withResolvers<void>();
  const waiting = inTurn('one', () => endless.promise);

  expect(await inTurn('other', async () => 'done')).toBe('done');
  endless.resolve();
  await waiting;
});
