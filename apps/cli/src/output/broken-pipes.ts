/**
 * Has the process outlive, or quietly end with, whoever reads its output. What is not read on stdout need not be made, as
 * with `headwater audit export | head`; but a service goes on without the reader of its log.
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
