/** A sample order. */
export interface SampleOrder {
  orderId: string;
  customerId: string;
  orderedAt: string;
  quantity: number;
  amount: number;
  isPaid: boolean;
}

/** A sample customer: a made-up company without personal data. */
export interface SampleCustomer {
  customerId: string;
  segment: string;
  since: string;
  region: { country: string; language: string };
  interests: string[];
}

const SEGMENTS = ['retail', 'wholesale', 'online'] as const;
const COUNTRIES = ['DE', 'FR', 'JP', 'US', 'BR'] as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(2026, 0, 1);

/** Returns the same orders on every call. */
export function makeOrders(count = 48): SampleOrder[] {
  return Array.from({ length: count }, (_, index) => ({
    orderId: `O-${String(index + 1).padStart(4, '0')}`,
    customerId: `C-${String((index % 12) + 1).padStart(3, '0')}`,
    orderedAt: new Date(FIRST_DAY + index * 7 * 60 * 60 * 1000).toISOString(),
    quantity: (index % 5) + 1,
    amount: ((index * 37) % 200) + 0.95,
    isPaid: index % 4 !== 0,
  }));
}

/** Returns the same customers on every call. */
export function makeCustomers(count = 12): SampleCustomer[] {
  return Array.from({ length: count }, (_, index) => ({
    customerId: `C-${String(index + 1).padStart(3, '0')}`,
    segment: pick(SEGMENTS, index),
    since: new Date(FIRST_DAY - index * 30 * DAY_MS).toISOString().slice(0, 10),
    region: { country: pick(COUNTRIES, index), language: pick(['de', 'fr', 'ja', 'en', 'pt'], index) },
    interests: ['tools', 'garden', 'books'].slice(0, (index % 3) + 1),
  }));
}

/** Comma-separated values with a header row. Values that contain a comma are quoted. */
export function toCsv(rows: readonly object[]): string {
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  return `${lines.map((values) => values.map(quote).join(',')).join('\n')}\n`;
}

function quote(value: unknown): string {
  const text = String(value);
  return text.includes(',') ? `"${text}"` : text;
}

function pick<T>(values: readonly [T, ...T[]], index: number): T {
  return values[index % values.length] ?? values[0];
}
