/** The service could not listen. The message gives the address, the cause and the next step. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
  readonly code: 'port-in-use' | 'port-not-allowed' | 'listen-failed';

  constructor(code: ServeError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
