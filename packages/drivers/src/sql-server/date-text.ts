/** A date or time from tedious, with the digits that a `Date` cannot hold. */
interface PreciseDate extends Date {
  /** Seconds beyond the millisecond. */
  nanosecondsDelta?: number;
}

/** `2024-02-29`. */
export function toDateText(value: Date): string {
  return value.toISOString().slice(0, 10);
}

/** Formats `13:45:00.1234567`, with as many digits as needed. */
export function toTimeText(value: PreciseDate): string {
  const iso = value.toISOString();
  const ticks = value.getUTCMilliseconds() * 10_000 + Math.round((value.nanosecondsDelta ?? 0) * 1e7);
  const fraction = String(ticks).padStart(7, '0').replace(/0+$/, '');
  return iso.slice(11, 19) + (fraction === '' ? '' : `.${fraction}`);
}

/** Formats `2024-02-29T13:45:00`. The source has no time zone, so the result has none. */
export function toDateTimeText(value: PreciseDate): string {
  return `${toDateText(value)}T${toTimeText(value)}`;
}
