/** Stored secrets could not be unsealed. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: 'unknown-master-key' | 'seal-broken';

  constructor(code: SealError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** @param known Ids of the available keys. */
export function unknownMasterKey(id: string, known: readonly string[]): SealError {
  return new SealError(
    'unknown-master-key',
    `The data was sealed with master key ${id}, but this service has ${known.join(', ')}. ` +
      'Start it with the master key that the data was written with.',
  );
}
