/**
 * A snapshot cannot be created, verified or restored. The message gives the cause and the next step; nothing was
 * changed.
 */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code:
    | 'snapshot-exists'
    | 'snapshot-missing'
    | 'snapshot-not-writable'
    | 'snapshot-damaged'
    | 'snapshot-of-another-version'
    | 'snapshot-of-another-key'
    | 'snapshot-of-another-organisation'
    | 'store-not-empty';

  constructor(code: SnapshotError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
