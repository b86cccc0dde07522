/** The master key cannot be rotated. The message gives the cause and the next step. */
export class RotationError extends Error {
  override readonly name = 'RotationError';
  readonly code: 'nothing-to-rotate' | 'secrets-unreadable' | 'audit-trail-broken';

  constructor(code: RotationError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
