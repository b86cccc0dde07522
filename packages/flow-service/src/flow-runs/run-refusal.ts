/** A run that cannot start as its flow is. The message says what to change. */
export class RunRefusal extends Error {
  override readonly name = 'RunRefusal';
}
