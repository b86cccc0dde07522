/** A page of what a source lists whole and in an order of its own. */
export interface NamedPage<Item> {
  /** With their names, and in the order of these by UTF-16 code unit. */
  items: readonly (readonly [name: string, item: Item])[];
  /** Name that the next page begins after; undefined on the last page. */
  next: string | undefined;
}

/**
 * Keeps the first names after a cursor while a source lists all of them, so that memory does not grow with the listing.
 *
 * @param after name that the page before ended with
 */
export function createPage<Item>({ maxEntries, after }: { maxEntries: number; after: string | undefined }): {
  add(name: string, item: Item): void;
  finish(): NamedPage<Item>;
} {
  let kept = new Map<string, Item>();
  let last: string | undefined;

  /** One more than a page tells whether another follows. */
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
