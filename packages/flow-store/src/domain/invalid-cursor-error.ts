/** The cursor of a list was not made by this store, or was made for another order. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
  readonly code = 'invalid-cursor';
}
