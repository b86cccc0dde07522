/** The credentials of the service's own client are invalid. The message names them and gives the next step. */
export class LocalClientError extends Error {
  override readonly name = 'LocalClientError';
  readonly code: 'malformed-client-file' | 'incomplete-client';

  constructor(code: LocalClientError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
