import type { Notice } from '../../contract/contract.ts';
import type { DelimitedRecord } from './delimited-records.ts';

const NAMED_IN_A_NOTICE = 5;

/** Makes a unique name for every column: missing names are numbered, repeated names are counted. */
export function nameColumns(
  header: readonly DelimitedRecord[],
  width: number,
): { names: string[]; notices: Notice[] } {
  const wanted = header.length === 0 ? [] : joinHeader(header);
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const unnamed: string[] = [];
  const repeated: string[] = [];
  const names = Array.from({ length: width }, (_, index) => {
    const given = wanted[index];
    const base = given?.trim() ? given : `column_${index + 1}`;
    let name = base;
    let count = counts.get(base) ?? 1;
    while (taken.has(name)) name = `${base}_${++count}`;
    counts.set(base, count);
    taken.add(name);
    if (given !== undefined && base !== given) unnamed.push(`column ${index + 1} is shown as ${name}`);
    else if (name !== base) repeated.push(`column ${index + 1} ("${base}") is shown as ${name}`);
    return name;
  });
  return { names, notices: [...unnamedNotice(unnamed), ...repeatedNotice(repeated)] };
}

/** Several header rows form one name, joined by an underscore. */
function joinHeader(header: readonly DelimitedRecord[]): string[] {
  const width = Math.max(...header.map(({ values }) => values.length));
  return Array.from({ length: width }, (_, index) =>
    header
      .map(({ values }) => values[index] ?? '')
      .filter((part) => part !== '')
      .join('_'),
  );
}

function unnamedNotice(unnamed: readonly string[]): Notice[] {
  if (unnamed.length === 0) return [];
  const message = `The header has no name for ${unnamed.length === 1 ? 'a column' : `${unnamed.length} columns`}: ${list(unnamed)}.`;
  return [{ code: 'unnamed-columns', message, nextStep: 'Name every column in the header.' }];
}

function repeatedNotice(repeated: readonly string[]): Notice[] {
  if (repeated.length === 0) return [];
  const message = `The header repeats names: ${list(repeated)}.`;
  return [{ code: 'duplicate-columns', message, nextStep: 'Give every column a unique name.' }];
}

function list(items: readonly string[]): string {
  const more = items.length - NAMED_IN_A_NOTICE;
  const named = items.slice(0, NAMED_IN_A_NOTICE).join(', ');
  return more > 0 ? `${named}, and ${more} more` : named;
}
