/** Stored secrets could not be opened. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: 'unknown-master-key' | 'seal-broken';

  constructor(code: SealError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
