import { describe, expect, test } from 'vitest';
import { CONTRACT } from './contract.ts';
import { CHOICES } from './notes/choices.ts';

const CASES = CONTRACT.flatMap(({ cases }) => cases);
const IDS = CASES.map(({ id }) => id);

describe('every case', () => {
  test('has a unique id, to which observations refer', () => {
    expect(IDS.filter((id, index) => IDS.indexOf(id) !== index || !/^[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  test('describes its behavior in one sentence', () => {
    expect(CASES.filter(({ behavior }) => !/^[A-Z].*\.$/.test(behavior))).toEqual([]);
  });

  test('creates only connections that can be found by name', () => {
    const creates = CASES.flatMap(({ given = [], exchanges }) => [...given, ...exchanges]).filter(
      ({ send, answer }) => send.startsWith('POST /connections') && answer.status === 201,
    );

    expect(creates.filter(({ body }) => !/^{"name":"{name}/.test(JSON.stringify(body)))).toEqual([]);
  });
});

test('documents each choice with existing cases', () => {
  expect(CHOICES.flatMap(({ shownBy }) => shownBy).filter((id) => !IDS.includes(id))).toEqual([]);
});

test('documents every choice that a case relies on', () => {
  const told = new Set(CHOICES.flatMap(({ shownBy }) => shownBy));
  const chosen = CASES.filter(({ source }) => source.basis === 'choice').map(({ id }) => id);

  expect(chosen.filter((id) => !told.has(id))).toEqual([]);
});
