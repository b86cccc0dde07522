import { printable } from './printable.ts';
import { paint } from './style.ts';

/** Names and values in two aligned columns; undefined values are left out. */
export function renderDetails(details: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(details).filter(([, value]) => value !== undefined);
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries
    .map(([name, value]) => `${paint('bold', name.padEnd(width))}  ${printable(value)}`)
    .join('\n');
}
