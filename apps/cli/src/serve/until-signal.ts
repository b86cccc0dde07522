const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Waits until the process is asked to stop. A second signal ends it at once, as if nobody listened. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, resolve);
  });
}
