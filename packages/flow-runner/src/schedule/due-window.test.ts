import { describe, expect, it } from 'vitest';
import { dueWindow, type RunHistory, type Window } from './due-window.ts';
import { nextTick, type Schedule } from './schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);
const QUARTERLY: Schedule = { frequency: 'minute', interval: 15, startTime: START, backfill: true };

/** Lets a clock run in steps, with every due run successful, and returns the windows. */
function windowsOf(schedule: Schedule, { until, stepMs }: { until: number; stepMs: number }): Window[] {
  const windows: Window[] = [];
  let history: RunHistory = {};
  for (let now = START - HOUR; now <= until; now += stepMs) {
    const window = dueWindow(schedule, history, now);
    if (window === undefined) continue;
    windows.push(window);
    history = { plannedUntil: window.to, completedUntil: window.to };
  }
  return windows;
}

describe('a schedule', () => {
  it('has no window before its start', () => {
    expect(dueWindow(QUARTERLY, {}, START - 1)).toBeUndefined();
  });

  it('reads everything in its first run if it backfills', () => {
    expect(dueWindow(QUARTERLY, {}, START)).toEqual({ to: START });
  });

  it('reads only what is newer than its start in its first run if it does not backfill', () => {
    expect(dueWindow({ ...QUARTERLY, backfill: false }, {}, START + 15 * MINUTE)).toEqual({
      from: START,
      to: START + 15 * MINUTE,
    });
  });

  it('ends a window at the tick, not at the time of the run', () => {
    const history = { plannedUntil: START, completedUntil: START };
    expect(dueWindow(QUARTERLY, history, START + 22 * MINUTE)).toEqual({
      from: START,
      to: START + 15 * MINUTE,
    });
  });

  it('joins missed ticks into one window', () => {
    const history = { plannedUntil: START, completedUntil: START };
    expect(dueWindow(QUARTERLY, history, START + 3 * HOUR + MINUTE)).toEqual({
      from: START,
      to: START + 3 * HOUR,
    });
  });

  it('reads the window of a failed run again with the next one', () => {
    const history = { plannedUntil: START + 15 * MINUTE, completedUntil: START };
    expect(dueWindow(QUARTERLY, history, START + 30 * MINUTE)).toEqual({
      from: START,
      to: START + 30 * MINUTE,
    });
  });

  it('has no second window for a tick, even if the clock is set back', () => {
    const history = { plannedUntil: START + 30 * MINUTE, completedUntil: START + 30 * MINUTE };
    for (const now of [START + 30 * MINUTE, START + 44 * MINUTE, START + 10 * MINUTE]) {
      expect(dueWindow(QUARTERLY, history, now)).toBeUndefined();
    }
  });

  it('runs once if its frequency is once', () => {
    const once: Schedule = { frequency: 'once', startTime: START };
    expect(dueWindow(once, {}, START + DAY)).toEqual({ to: START });
    expect(dueWindow(once, { plannedUntil: START }, START + 2 * DAY)).toBeUndefined();
    expect(nextTick(once, START)).toBeUndefined();
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
    'covers two years of days without gap or overlap, with the clock of %s',
    (timeZone) => {
      const before = process.env.TZ;
      process.env.TZ = timeZone;
      try {
        const daily: Schedule = { frequency: 'day', interval: 1, startTime: START, backfill: true };
        const windows = windowsOf(daily, { until: START + 730 * DAY, stepMs: 7 * HOUR });
        expect(windows).toHaveLength(731);
        windows.slice(1).forEach(({ from, to }, index) => {
          expect(from).toBe(windows[index]?.to);
          expect(to - Number(from)).toBe(DAY);
        });
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});
