import { selectByQuery } from './query.ts';

/** The flags that shape a result. */
export interface OutputFlags {
  json: boolean;
  query?: string | undefined;
}

/**
 * Puts a result on stdout: as JSON for machines, else as the text made for people.
 *
 * @param renderText - Makes the text; called only when it is wanted.
 */
export async function printResult(
  value: unknown,
  { json, query }: OutputFlags,
  renderText: () => string,
): Promise<void> {
  if (query === undefined) {
    process.stdout.write(`${json ? toJson(value) : renderText()}\n`);
    return;
  }
  const selected = await selectByQuery(value, query);
  const isBare = !json && typeof selected === 'string';
  process.stdout.write(`${isBare ? selected : toJson(selected)}\n`);
}

/** JSON as it is printed everywhere. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null, null, 2);
}
