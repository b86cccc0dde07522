import { UsageError } from '../errors/usage-error.ts';
import { DocumentFault } from './parse-document.ts';
import { readContent } from './read-content.ts';

/** Reads a body from a file of JSON, or from stdin for `-`. */
export async function readJsonFile(path: string): Promise<unknown> {
  const name = path === '-' ? 'Standard input' : path;
  try {
    return JSON.parse(await readContent(path)) as unknown;
  } catch (error) {
    // The parser's own message repeats part of the file, which may hold secrets.
    const fault = error instanceof DocumentFault ? error.message : 'is not JSON';
    throw new UsageError(`${name} ${fault}.`, {
      code: 'input-file-invalid',
      nextSteps: ['Give a file that holds one value of JSON.'],
    });
  }
}
