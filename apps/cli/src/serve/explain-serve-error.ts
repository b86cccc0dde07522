import { UsageError } from '../errors/usage-error.ts';

/** Says what to do about an address that cannot be listened on; other errors pass as they are. */
export function explainServeError(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new UsageError(`Port ${port} on ${host} is in use, perhaps by another headwater serve.`, {
      code: 'port-in-use',
      nextSteps: ['Choose another with --port, or let --port 0 take any free one.', 'Stop what uses it.'],
    });
  }
  if (code === 'EACCES')
    return cannotListen(
      `Port ${port} needs more rights than you have.`,
      'Choose one above 1023 with --port.',
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return cannotListen(
      `${host} is no address of this machine.`,
      'Leave --host out, or give an address of this machine.',
    );
  }
  return error;
}

function cannotListen(message: string, nextStep: string): UsageError {
  return new UsageError(message, { code: 'address-unavailable', nextSteps: [nextStep] });
}
