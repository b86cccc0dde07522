/** Traces cannot be exported as the environment asks for. The message says why, and what to set. */
export class TracingError extends Error {
  override readonly name = 'TracingError';
  readonly code: 'traces-endpoint-invalid' | 'traces-protocol-unsupported';

  constructor(code: TracingError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
