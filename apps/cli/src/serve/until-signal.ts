const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Waits for a signal to stop. A second signal ends the process at once, as without a handler. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, resolve);
  });
}
