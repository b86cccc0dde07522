/** A slower store is of no use to the requests that would be sent here. */
const PATIENCE_MS = 2000;

/** True if an attempt succeeds soon. A hanging one is not waited for. */
export async function answersInTime(attempt: () => Promise<void>): Promise<boolean> {
  const timeout = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => timeout.resolve(false), PATIENCE_MS);
  const isAnswered = attempt().then(
    () => true,
    () => false,
  );
  const outcome = await Promise.race([isAnswered, timeout.promise]);
  clearTimeout(timer);
  return outcome;
}
