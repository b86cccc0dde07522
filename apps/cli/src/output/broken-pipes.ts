/**
 * Handles a reader that closes its end early. On stdout the process ends quietly, as with `headwater audit export |
 * head`; a service continues without the reader of its log on stderr.
 */
export function heedBrokenPipes(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
