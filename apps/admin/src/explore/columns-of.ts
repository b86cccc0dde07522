import type { ExploreStructure } from '@headwater/core';

export interface ObjectColumn {
  name: string;
  /** Type name in the source's own terms. */
  type: string;
  platformType: string;
}

/** The columns of a flat structure, the properties of a hierarchical one, or otherwise the keys of its rows. */
export function columnsOf({ schema, data = [] }: ExploreStructure): readonly ObjectColumn[] {
  if (schema.columns) {
    return schema.columns.map(({ name, type, xdm }) => ({ name, type, platformType: xdm.type }));
  }
  if (schema.properties) {
    return Object.entries(schema.properties).map(([name, { type, format }]) => {
      return { name, type: format ?? type, platformType: type };
    });
  }
  const names = new Set(data.flatMap((row) => Object.keys(row)));
  return [...names].map((name) => ({ name, type: '', platformType: '' }));
}
