export type StoreOpenErrorCode =
  | 'store-missing'
  | 'store-lost'
  | 'store-exposed'
  | 'store-not-writable'
  | 'store-access-refused'
  | 'store-not-a-database'
  | 'store-disk-full'
  | 'store-busy'
  | 'store-too-new'
  | 'store-unreachable'
  | 'store-url-invalid'
  | 'store-unavailable'
  | 'store-open-failed';

/** The database could not be opened. The message names the database, the cause and the next step. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
  readonly code: StoreOpenErrorCode;

  constructor(code: StoreOpenErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
