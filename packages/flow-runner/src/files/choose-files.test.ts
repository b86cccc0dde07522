import { expect, it } from 'vitest';
import { chooseFiles, type SourceFile } from './choose-files.ts';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 0, 1);
const LAG = 5 * MINUTE;

function file(path: string, minutes: number, etag?: string): SourceFile {
  return { path, size: 10, modifiedAt: T0 + minutes * MINUTE, ...(etag !== undefined && { etag }) };
}
const pathsOf = (files: readonly SourceFile[]): string[] => files.map(({ path }) => path);

it('takes every file up to the end of a window without a beginning', () => {
  const { chosen } = chooseFiles([file('a', -9999), file('b', 0), file('c', 1)], {
    window: { to: T0 },
    seen: [],
    lagMs: LAG,
  });
  expect(pathsOf(chosen)).toEqual(['a', 'b']);
});

it('takes a file at the edge of two windows once', () => {
  const edge = [file('edge', 15)];
  const first = chooseFiles(edge, { window: { from: T0, to: T0 + 15 * MINUTE }, seen: [], lagMs: LAG });
  const second = chooseFiles(edge, {
    window: { from: T0 + 15 * MINUTE, to: T0 + 30 * MINUTE },
    seen: first.seen,
    lagMs: LAG,
  });
  expect([pathsOf(first.chosen), pathsOf(second.chosen)]).toEqual([['edge'], []]);
});

it('takes a file that arrives late with an earlier time, once', () => {
  const window = (number: number) => ({
    from: T0 + number * 15 * MINUTE,
    to: T0 + (number + 1) * 15 * MINUTE,
  });
  const late = file('late', 13);
  const onTime = file('on-time', 14);
  const first = chooseFiles([onTime], { window: window(0), seen: [], lagMs: LAG });
  const second = chooseFiles([onTime, late], { window: window(1), seen: first.seen, lagMs: LAG });
  const third = chooseFiles([onTime, late], { window: window(2), seen: second.seen, lagMs: LAG });
  expect([first, second, third].map(({ chosen }) => pathsOf(chosen))).toEqual([['on-time'], ['late'], []]);
});

it('takes a file again that was replaced under the same path, size and time', () => {
  const window = { from: T0, to: T0 + 15 * MINUTE };
  const first = chooseFiles([file('a', 14, '"1"')], { window, seen: [], lagMs: LAG });
  const { chosen } = chooseFiles([file('a', 14, '"2"')], { window, seen: first.seen, lagMs: LAG });
  expect(pathsOf(chosen)).toEqual(['a']);
});

it('takes no late file in the first run of a flow, and knows its files in the second', () => {
  const files = [file('before', -1), file('after', 15)];
  const window = { from: T0, to: T0 + 15 * MINUTE };
  const first = chooseFiles(files, { window, seen: [], lagMs: LAG, isFirst: true });
  expect(pathsOf(first.chosen)).toEqual(['after']);
  const next = { from: window.to, to: window.to + 15 * MINUTE };
  expect(chooseFiles(files, { window: next, seen: first.seen, lagMs: LAG }).chosen).toEqual([]);
});
