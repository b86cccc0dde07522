import { printable, printableJson } from './printable.ts';
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
  process.stdout.write(`${isBare ? bareText(selected) : toJson(selected)}\n`);
}

/** JSON as it is printed everywhere. */
export function toJson(value: unknown): string {
  return printableJson(JSON.stringify(value ?? null, null, 2));
}

/** A program gets the string as it is; a terminal would act on its control characters. */
function bareText(text: string): string {
  return process.stdout.isTTY ? printable(text) : text;
}
