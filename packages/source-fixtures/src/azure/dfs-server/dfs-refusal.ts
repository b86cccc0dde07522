/** The reasons a storage account refuses a request. */
export type DfsRefusalCode =
  | 'AuthorizationFailure'
  | 'AuthorizationPermissionMismatch'
  | 'ConditionNotMet'
  | 'EndpointUnsupportedAccountFeatures'
  | 'FilesystemNotFound'
  | 'InvalidAuthenticationInfo'
  | 'InvalidQueryParameterValue'
  | 'InvalidRange'
  | 'MissingRequiredHeader'
  | 'NoAuthenticationInformation'
  | 'NotPartOfThisFixture'
  | 'PathNotFound';

const SIGN_IN =
  'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.';

const ROWS: Readonly<Record<DfsRefusalCode, readonly [status: number, message: string]>> = {
  AuthorizationFailure: [403, 'This request is not authorized to perform this operation.'],
  AuthorizationPermissionMismatch: [
    403,
    'This request is not authorized to perform this operation using this permission.',
  ],
  ConditionNotMet: [412, 'The condition specified using HTTP conditional header(s) is not met.'],
  EndpointUnsupportedAccountFeatures: [
    409,
    'This endpoint does not support BlobStorageEvents or SoftDelete. Please disable these account features if you would like to use this endpoint.',
  ],
  FilesystemNotFound: [404, 'The specified filesystem does not exist.'],
  InvalidAuthenticationInfo: [401, SIGN_IN],
  InvalidQueryParameterValue: [
    400,
    'Value for one of the query parameters specified in the request URI is invalid.',
  ],
  InvalidRange: [416, 'The range specified is invalid for the current size of the resource.'],
  MissingRequiredHeader: [400, 'An HTTP header that is mandatory for this request is not specified.'],
  NoAuthenticationInformation: [401, SIGN_IN],
  NotPartOfThisFixture: [501, 'This stand-in for a storage account leaves out what was asked of it.'],
  PathNotFound: [404, 'The specified path does not exist.'],
};

/** Thrown wherever a request is refused; one handler writes the response. */
export class DfsRefusal extends Error {
  override readonly name = 'DfsRefusal';
  readonly code: DfsRefusalCode;
  readonly status: number;

  /** @param detail text to add to the message */
  constructor(code: DfsRefusalCode, detail = '') {
    const [status, message] = ROWS[code];
    super(`${message}${detail && ` ${detail}`}`);
    this.code = code;
    this.status = status;
  }
}
