/** The cursor was not created by this store, or belongs to a list with another order. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
  readonly code = 'invalid-cursor';
}
