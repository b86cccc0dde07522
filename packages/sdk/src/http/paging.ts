/** One page of a list, and the way to the next. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
  /** The page after this one, or `undefined` after the last. */
  next(): Promise<Page<Item> | undefined>;
}

/** `await` it for the first page; `for await` it for every item of every page. */
export interface PagePromise<Item> extends Promise<Page<Item>>, AsyncIterable<Item> {}
