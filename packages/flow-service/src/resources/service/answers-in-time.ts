/** With a slower store, requests sent to this service would fail. */
const PATIENCE_MS = 2000;

/** True if an attempt succeeds in time. Does not wait for one that hangs. */
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
