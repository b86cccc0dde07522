const FRAMES = ['-', '\\', '|', '/'];
const FRAME_MS = 100;

/**
 * Shows progress on stderr while work runs, at a terminal only, and returns the result of the work.
 *
 * @param text description of the work; a function if it changes meanwhile
 */
export async function withProgress<Result>(
  text: string | (() => string),
  work: Promise<Result>,
): Promise<Result> {
  if (!process.stderr.isTTY) return await work;
  let frame = 0;
  const timer = setInterval(() => {
    process.stderr.write(`\r${FRAMES[frame++ % FRAMES.length]} ${typeof text === 'string' ? text : text()}`);
  }, FRAME_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    eraseProgress();
  }
}

/** Shows progress on stderr, at a terminal only, until `end` is called. */
export function showProgress(text: () => string): { end(): void } {
  if (!process.stderr.isTTY) return { end: () => undefined };
  const timer = setInterval(() => process.stderr.write(`\r${text()}\u001b[K`), FRAME_MS);
  return {
    end() {
      clearInterval(timer);
      eraseProgress();
    },
  };
}

/** Prints part of the result on stdout while work continues. */
export function printMeanwhile(text: string): void {
  if (process.stderr.isTTY) eraseProgress();
  process.stdout.write(`${text}\n`);
}

function eraseProgress(): void {
  process.stderr.write('\r\u001b[K');
}

/** Prints a note beside the result, on stderr. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
