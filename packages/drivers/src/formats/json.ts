import type { SourceColumn } from '../contract.ts';
import type { Table } from './delimited.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { splitJsonObjects } from './json-objects.ts';
import { mergeTypes, nameOfType, typeOfValue } from './value-type.ts';

/** Reads JSON whose records are objects: an array of them, one to a line, or a single one. */
export function readJson(text: string, { isCut, maxRows }: { isCut: boolean; maxRows: number }): Table {
  const rows = splitJsonObjects(text, { isCut, maxObjects: maxRows }).map(parseRecord);
  return { columns: describeRecords(rows), rows };
}

function parseRecord(text: string, index: number): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw fileUnreadable(`valid JSON: record ${index + 1} cannot be read`, error);
  }
}

/** Columns of records, by the types of all their values. */
function describeRecords(records: readonly Readonly<Record<string, unknown>>[]): SourceColumn[] {
  const { properties = {} } = mergeTypes(records.map(typeOfValue));
  return Object.entries(properties).map(([name, xdm]) => ({ name, type: nameOfType(xdm), xdm }));
}
