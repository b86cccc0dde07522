import type { ConnectionChanges, ConnectionView } from '@headwater/core';

/** Changes to the version of a connection that an etag identifies. */
export interface ConnectionEdit {
  id: string;
  etag: string;
  changes: ConnectionChanges;
  confirmation: string;
  /** Name typed to confirm a write to a connection whose source is unknown. */
  confirmName?: string | undefined;
}

/** The fields of the edit form. A secret is empty unless a new one was typed. */
export interface EditValues {
  name: string;
  description: string;
  params: Readonly<Record<string, string>>;
}

/** The initial values of the form. */
export function toEditValues(connection: ConnectionView, secrets: ReadonlySet<string>): EditValues {
  const { name = '', description = '', auth } = connection;
  const open = Object.entries(auth?.params ?? {}).filter(([param]) => !secrets.has(param));
  return {
    name,
    description,
    params: Object.fromEntries(open.map(([param, value]) => [param, toText(value)])),
  };
}

/** The fields that differ from their initial values. A cleared secret keeps its stored value. */
export function toChanges(before: EditValues, yours: EditValues): ConnectionChanges {
  const params = Object.entries(yours.params).filter(
    ([param, value]) => value !== (before.params[param] ?? ''),
  );
  return {
    ...(yours.name !== before.name && { name: yours.name }),
    ...(yours.description !== before.description && { description: yours.description }),
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
  };
}

/** A field that you or another user changed. */
export interface FieldDifference {
  /** `name`, `description`, or a parameter's name. */
  field: string;
  before: string;
  theirs: string;
  yours: string;
}

/** The three-way difference after another user has saved. */
export function compareEdits(
  before: EditValues,
  theirs: EditValues,
  yours: EditValues,
): readonly FieldDifference[] {
  const params = new Set([before, theirs, yours].flatMap((values) => Object.keys(values.params)));
  const differences: FieldDifference[] = [
    { field: 'name', before: before.name, theirs: theirs.name, yours: yours.name },
    {
      field: 'description',
      before: before.description,
      theirs: theirs.description,
      yours: yours.description,
    },
    ...[...params].map((param) => ({
      field: param,
      before: before.params[param] ?? '',
      theirs: theirs.params[param] ?? '',
      yours: yours.params[param] ?? '',
    })),
  ];
  return differences.filter((field) => field.theirs !== field.before || field.yours !== field.before);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
