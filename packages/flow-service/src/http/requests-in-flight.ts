/** Counts requests in progress, so that a shutdown can wait for them. */
export interface RequestsInFlight {
  track<Result>(answer: () => Promise<Result>): Promise<Result>;
  /** Resolves once no request is in progress. */
  settled(): Promise<void>;
}

export function createRequestsInFlight(): RequestsInFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    async track(answer) {
      count += 1;
      try {
        return await answer();
      } finally {
        count -= 1;
        if (count === 0) {
          for (const resume of waiting) resume();
          waiting = [];
        }
      }
    },
    settled() {
      return count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
