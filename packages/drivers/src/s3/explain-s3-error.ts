import { S3ServiceException } from '@aws-sdk/client-s3';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { makeFailure } from '../operations/failure-table.ts';
import { S3_FAILURES, type S3FailureCode, type S3Request } from './s3-failures.ts';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const BY_S3_CODE: Readonly<Record<string, S3FailureCode>> = {
  AccessDenied: 'access-denied',
  AccountProblem: 'account-disabled',
  AllAccessDisabled: 'access-denied',
  AuthorizationHeaderMalformed: 'access-key-malformed',
  ExpiredToken: 'session-expired',
  IllegalLocationConstraintException: 'bucket-in-other-region',
  InternalError: 'source-failed',
  InvalidAccessKeyId: 'access-key-unknown',
  InvalidBucketName: 'bucket-not-found',
  InvalidObjectState: 'object-archived',
  InvalidSecurity: 'account-disabled',
  InvalidToken: 'session-token-wrong',
  NoSuchBucket: 'bucket-not-found',
  NoSuchKey: 'object-not-found',
  NotSignedUp: 'account-disabled',
  PermanentRedirect: 'bucket-in-other-region',
  PreconditionFailed: 'object-changed',
  RequestTimeTooSkewed: 'clock-skew',
  ServiceUnavailable: 'source-busy',
  SignatureDoesNotMatch: 'secret-key-wrong',
  SlowDown: 'source-busy',
};

/** Explains an error that a call of the S3 library threw. Does not repeat the server's message. */
export function explainS3Error(error: unknown, request: S3Request): DriverError {
  if (error instanceof DriverError) return error;
  const networkError = explainNetworkError(error, request.target.endpoint.host);
  if (networkError !== undefined) return networkError;
  const isSent =
    error instanceof Error && ('$response' in error || /^HPE_/.test(String(Reflect.get(error, 'code'))));
  if (!(error instanceof S3ServiceException) && !isSent)
    return s3Failure('request-not-possible', request, error);
  // The library's name for an error whose body is not in S3's format.
  if (!(error instanceof S3ServiceException) || error.name === 'UnknownError' || error.name === 'NotFound')
    return s3Failure('not-object-storage', request, error);
  const region = regionOf(error);
  return s3Failure(classify(error, region), { ...request, region }, error);
}

/** Makes the failure of a code, worded for this request. */
export function s3Failure(code: S3FailureCode, request: S3Request, reason?: unknown): DriverError {
  return makeFailure(S3_FAILURES[code], { subject: request, reason });
}

/** Amazon uses some codes for several causes; the message and other members distinguish them. */
function classify(error: S3ServiceException, region: string | undefined): S3FailureCode {
  if (error.name === 'AccessDenied' && /\bkms:/i.test(error.message)) return 'decryption-denied';
  if (error.name === 'AuthorizationHeaderMalformed' && region !== undefined) return 'bucket-in-other-region';
  return BY_S3_CODE[error.name] ?? 'unexpected-answer';
}

/** Redirects name the region in a header, refused signatures in the body. */
function regionOf(error: S3ServiceException): string | undefined {
  const given = [error.$response?.headers['x-amz-bucket-region'], Reflect.get(error, 'Region')];
  return given.find(isRegion);
}

function isRegion(text: unknown): text is string {
  return typeof text === 'string' && /^[a-z\d-]{2,25}$/.test(text);
}
