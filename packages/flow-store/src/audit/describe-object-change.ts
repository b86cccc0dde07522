import { isDeepStrictEqual } from 'node:util';
import type { AuditChange } from '../domain/audit-entry.ts';

/** An object before and after a change. For a creation or a deletion, one of the two is absent. */
export interface ObjectChange {
  /** Noun of the API, for example `flow`. */
  kind: string;
  before?: object | undefined;
  after?: object | undefined;
}

/** Members that every write changes, or that are no content of the object. */
const UNAUDITED: ReadonlySet<string> = new Set([
  'etag',
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'createdClient',
  'updatedClient',
  'bound',
  'lastOperation',
  'progress',
  'plannedRunAt',
]);

/** The id of the object, and the members that differ. */
export function describeObjectChange({ kind, before, after }: ObjectChange): readonly AuditChange[] {
  const left = new Map(Object.entries(before ?? {}));
  const right = new Map(Object.entries(after ?? {}));
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].flatMap((name) => {
    const [was, is] = [left.get(name), right.get(name)];
    if (UNAUDITED.has(name) || (name !== 'id' && isDeepStrictEqual(was, is))) return [];
    return [{ field: `${kind}.${name}`, ...side('before', was), ...side('after', is) }];
  });
}

function side(when: 'before' | 'after', value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [when]: value };
}
