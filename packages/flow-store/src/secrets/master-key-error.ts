/** There is no master key that can be used. The message says which, and what to do. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
  readonly code: 'malformed-master-key' | 'exposed-master-key' | 'missing-master-key' | 'other-master-key';

  constructor(code: MasterKeyError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
