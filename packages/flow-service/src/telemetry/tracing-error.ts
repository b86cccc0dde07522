/** Traces cannot be exported with the given environment. The message gives the cause and the setting to change. */
export class TracingError extends Error {
  override readonly name = 'TracingError';
  readonly code: 'traces-endpoint-invalid' | 'traces-protocol-unsupported';

  constructor(code: TracingError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
