/** No usable master key. The message gives the cause and the next step. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
  readonly code: 'malformed-master-key' | 'exposed-master-key' | 'missing-master-key' | 'other-master-key';

  constructor(code: MasterKeyError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
