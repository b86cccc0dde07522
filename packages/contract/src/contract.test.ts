import { describe, expect, test } from 'vitest';
import { CONTRACT } from './contract.ts';
import { CHOICES } from './notes/choices.ts';

const CASES = CONTRACT.flatMap(({ cases }) => cases);
const IDS = CASES.map(({ id }) => id);

describe('every case', () => {
  test('has an id of its own, by which observations are kept', () => {
    expect(IDS.filter((id, index) => IDS.indexOf(id) !== index || !/^[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  test('tells its behavior in a sentence', () => {
    expect(CASES.filter(({ behavior }) => !/^[A-Z].*\.$/.test(behavior))).toEqual([]);
  });

  test('makes nothing without the name by which it is found again', () => {
    const creates = CASES.flatMap(({ given = [], exchanges }) => [...given, ...exchanges]).filter(
      ({ send, answer }) => send.startsWith('POST /connections') && answer.status === 201,
    );

    expect(creates.filter(({ body }) => !/^{"name":"{name}/.test(JSON.stringify(body)))).toEqual([]);
  });
});

test('what was decided is shown by cases that there are', () => {
  expect(CHOICES.flatMap(({ shownBy }) => shownBy).filter((id) => !IDS.includes(id))).toEqual([]);
});

test('every case that rests on a choice shows something that is told as decided', () => {
  const told = new Set(CHOICES.flatMap(({ shownBy }) => shownBy));
  const chosen = CASES.filter(({ source }) => source.basis === 'choice').map(({ id }) => id);

  expect(chosen.filter((id) => !told.has(id))).toEqual([]);
});
