/** The credentials of the service's own client cannot be understood. The message says which, and what to do. */
export class LocalClientError extends Error {
  override readonly name = 'LocalClientError';
  readonly code: 'malformed-client-file' | 'incomplete-client';

  constructor(code: LocalClientError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
