import { nearest } from '@headwater/core';
import { boolean, string } from '@oclif/core/flags';
import { UsageError } from '../errors/usage-error.ts';
import type { Column } from './column.ts';
import { type OutputFlags, printResult } from './print-result.ts';
import { note } from './progress.ts';
import { renderTable } from './table.ts';

/** Flags of commands that list. */
export const listFlags = {
  wide: boolean({ summary: 'Show every column in full, at any line length.', default: false }),
  fields: string({
    summary: 'Show only these fields, in this order; JSON field names.',
    helpValue: '<a,b>',
    exclusive: ['wide'],
  }),
};

/** A column that shows a field of the listed objects. */
export interface ListColumn<Row> extends Column<Row> {
  /** Name of the field in JSON. */
  field: string;
}

interface ListFlags extends OutputFlags {
  wide: boolean;
  fields?: string | undefined;
}

/** Prints a list as JSON, or as a table that fits the line or has the requested columns. */
export async function printList<Row extends object>(
  items: readonly Row[],
  columns: readonly ListColumn<Row>[],
  flags: ListFlags,
): Promise<void> {
  const { wide, fields } = flags;
  if (fields === undefined) {
    await printResult(items, flags, () =>
      renderTable(items, columns, wide ? { width: Number.POSITIVE_INFINITY } : { onHidden: sayHidden }),
    );
    return;
  }
  const chosen = chooseFields(fields, items, columns);
  const picked = items.map((item) => {
    return Object.fromEntries(chosen.map((field) => [field, Reflect.get(item, field)] as const));
  });
  const shown = chosen.map((field) => columns.find((column) => column.field === field) ?? plainColumn(field));
  await printResult(picked, flags, () => renderTable(items, shown, { width: Number.POSITIVE_INFINITY }));
}

function chooseFields<Row extends object>(
  fields: string,
  items: readonly Row[],
  columns: readonly ListColumn<Row>[],
): readonly string[] {
  const known = [
    ...new Set([...columns.map(({ field }) => field), ...items.flatMap((item) => Object.keys(item))]),
  ];
  return fields.split(',').map((written) => {
    const wanted = written.trim();
    const field = known.find((name) => name.toLowerCase() === wanted.toLowerCase());
    if (field !== undefined) return field;
    throw new UsageError(`--fields: unknown field "${wanted}".`, {
      code: 'field-unknown',
      nextSteps: [
        ...nearest(wanted, known).map((near) => `Did you mean \`${near}\`?`),
        `The fields are ${known.join(', ')}.`,
      ],
    });
  });
}

function plainColumn<Row extends object>(field: string): ListColumn<Row> {
  const header = field.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();
  return { field, header, value: (row) => Reflect.get(row, field) };
}

function sayHidden(headers: readonly string[]): void {
  note(`The line has no room for ${headers.join(', ')}. Use --wide or --fields to see more.`);
}
