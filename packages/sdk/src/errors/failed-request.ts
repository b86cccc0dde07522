/** The request that an error refers to. Excludes headers and body, which contain secrets. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
}
