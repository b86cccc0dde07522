/** Why the lake refuses something. Stable. */
export type LakeErrorCode =
  | 'name-invalid'
  | 'file-empty'
  | 'header-invalid'
  | 'delimiter-invalid'
  | 'quote-unclosed'
  | 'encoding-invalid'
  | 'counts-do-not-add-up'
  | 'commit-conflict'
  | 'query-refused';

/** An error of the lake, with a code for programs and a message that says what, where and why. */
export class LakeError extends Error {
  override readonly name = 'LakeError';
  readonly code: LakeErrorCode;

  constructor(code: LakeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
