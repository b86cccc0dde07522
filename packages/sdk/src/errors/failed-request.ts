/** The request an error is about. Headers and body are left out: they hold secrets. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
}
