const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-](\d{2})(?::?(\d{2}))?)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Returns true if text is an existing day as YYYY-MM-DD. `Date.parse` accepts 30 February. */
export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (!year || !month || !day) return false;
  const days = month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);
  return day <= days;
}

/** Returns true if text is an existing day with a time, with or without a zone. */
export function isPointInTime(text: string): boolean {
  const [, date = '', ...rest] = DATE_TIME.exec(text) ?? [];
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = rest.map((part) =>
    Number(part ?? 0),
  );
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && zoneHour <= 23 && zoneMinute <= 59;
  return isTime && isCalendarDate(date);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
