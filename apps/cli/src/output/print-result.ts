import { printable, printableJson } from './printable.ts';
import { selectByQuery } from './query.ts';

/** The flags that shape the output. */
export interface OutputFlags {
  json: boolean;
  query?: string | undefined;
}

/**
 * Prints a result on stdout: as JSON with --json, otherwise as text for people.
 *
 * @param renderText - Renders the text; called only if needed.
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

/** JSON in the one format that all commands print. */
export function toJson(value: unknown): string {
  return printableJson(JSON.stringify(value ?? null, null, 2));
}

/** A pipe gets the string unchanged; a terminal would act on its control characters. */
function bareText(text: string): string {
  return process.stdout.isTTY ? printable(text) : text;
}
