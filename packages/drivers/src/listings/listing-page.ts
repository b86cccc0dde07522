/** A page of a listing that the source returns whole and in its own order. */
export interface NamedPage<Item> {
  /** Items by name, sorted by UTF-16 code unit. */
  items: readonly (readonly [name: string, item: Item])[];
  /** The last name of this page, after which the next page begins; undefined on the last page. */
  next: string | undefined;
}

/**
 * Keeps the first names after a cursor while a source lists all of them, so that memory does not grow with the
 * listing.
 *
 * @param after last name of the previous page
 */
export function createPage<Item>({ maxEntries, after }: { maxEntries: number; after: string | undefined }): {
  add(name: string, item: Item): void;
  finish(): NamedPage<Item>;
} {
  let kept = new Map<string, Item>();
  let last: string | undefined;

  /** One more item than a page holds shows that another page follows. */
  function trim(): void {
    const names = [...kept.keys()].sort(byCodeUnit).slice(0, maxEntries + 1);
    last = names.length > maxEntries ? names.at(-1) : undefined;
    kept = new Map(names.map((name) => [name, kept.get(name) as Item]));
  }

  return {
    add(name, item) {
      if (after !== undefined && name <= after) return;
      if (last !== undefined && name > last) return;
      kept.set(name, item);
      if (kept.size > 2 * maxEntries + 1) trim();
    },
    finish() {
      trim();
      const page = [...kept].slice(0, maxEntries);
      return {
        items: page,
        next: kept.size > maxEntries ? page.at(-1)?.[0] : undefined,
      };
    },
  };
}

function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
