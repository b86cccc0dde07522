/** What tedious makes of a date or time: the parts that a `Date` has no room for stand beside it. */
interface PreciseDate extends Date {
  /** Seconds beyond the millisecond. */
  nanosecondsDelta?: number;
}

/** `2024-02-29`. */
export function toDateText(value: Date): string {
  return value.toISOString().slice(0, 10);
}

/** `13:45:00.1234567`, with as many digits as are needed. */
export function toTimeText(value: PreciseDate): string {
  const iso = value.toISOString();
  const ticks = value.getUTCMilliseconds() * 10_000 + Math.round((value.nanosecondsDelta ?? 0) * 1e7);
  const fraction = String(ticks).padStart(7, '0').replace(/0+$/, '');
  return iso.slice(11, 19) + (fraction === '' ? '' : `.${fraction}`);
}

/** `2024-02-29T13:45:00`: the source does not say in which zone, so neither is said here. */
export function toDateTimeText(value: PreciseDate): string {
  return `${toDateText(value)}T${toTimeText(value)}`;
}
