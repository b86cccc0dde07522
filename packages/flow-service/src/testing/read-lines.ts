import type { TestLine } from '@headwater/models';

/** Reads the lines of an answer one at a time until it ends. */
export async function* readLines({ body }: Response): AsyncGenerator<TestLine, void, void> {
  let rest = '';
  for await (const text of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as TestLine;
  }
  if (rest !== '') throw new Error(`The answer ends within a line: ${rest}`);
}
