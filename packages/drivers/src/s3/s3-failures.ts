import type { FailureTable } from '../operations/failure-table.ts';
import { endpointIn } from './s3-region.ts';
import { describeTarget, type S3Target } from './s3-target.ts';

/** The request that failed. */
export interface S3Request {
  target: S3Target;
  /** Path of the bucket, folder or object in question. */
  path?: string;
  /** The region of the bucket, if the answer names it. */
  region?: string | undefined;
}

/** Codes for the refusals of an S3 service. */
export type S3FailureCode =
  | 'access-denied'
  | 'access-key-malformed'
  | 'access-key-unknown'
  | 'account-disabled'
  | 'bucket-in-other-region'
  | 'bucket-not-found'
  | 'clock-skew'
  | 'decryption-denied'
  | 'not-object-storage'
  | 'object-archived'
  | 'object-changed'
  | 'object-not-found'
  | 'request-not-possible'
  | 'secret-key-wrong'
  | 'session-expired'
  | 'session-token-wrong'
  | 'source-busy'
  | 'source-failed'
  | 'unexpected-answer';

/** All failures of an S3 service, by code. */
export const S3_FAILURES: FailureTable<S3FailureCode, S3Request> = {
  'access-key-unknown': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.endpoint.host} does not know access key ${shownKeyId(target)}.`,
    nextStep:
      'Check the access key id: the key may have been deleted, or may belong to another service. An id that begins with ASIA needs its session token.',
    fixableBy: 'you',
  },
  'access-key-malformed': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.endpoint.host} cannot read the access key id; it is malformed.`,
    nextStep:
      'Check whether id and secret are swapped: an Amazon id has 20 capital letters and digits and begins with AKIA or ASIA.',
    fixableBy: 'you',
  },
  'decryption-denied': {
    stage: 'authorise',
    cause: ({ target, path }) =>
      `The objects are encrypted with an AWS KMS key, and access key ${shownKeyId(target)} may not decrypt ${path || 'them'} with it.`,
    nextStep:
      'Allow kms:Decrypt on that key for this user: in a policy of the user, and in the key policy if the key belongs to another account.',
    fixableBy: 'source-admin',
  },
  'request-not-possible': {
    stage: 'list',
    cause: ({ path }) =>
      `The S3 client library refuses to request ${path || 'this'}. It sent nothing, so the endpoint is not the cause.`,
    nextStep: 'Check the names of bucket and folder. If they are right, report the problem.',
    fixableBy: 'you',
  },
  'secret-key-wrong': {
    stage: 'authenticate',
    cause: ({ target }) => `The secret does not belong to access key ${shownKeyId(target)}.`,
    nextStep: 'Copy the secret access key again. If it is lost, create a new access key.',
    fixableBy: 'you',
  },
  'session-expired': {
    stage: 'authenticate',
    cause: () => 'The temporary credentials have expired.',
    nextStep: 'Request new ones from AWS STS; key id, secret and token belong together.',
    fixableBy: 'you',
  },
  'session-token-wrong': {
    stage: 'authenticate',
    cause: () => 'The session token is not valid, or does not belong to this access key.',
    nextStep:
      'Copy key id, secret and token of the same temporary credentials. Omit the token for a long-term key.',
    fixableBy: 'you',
  },
  'clock-skew': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The clocks of this machine and of ${target.endpoint.host} differ too much for a signed request.`,
    nextStep: 'Set the clock of this machine.',
    fixableBy: 'you',
  },
  'account-disabled': {
    stage: 'authenticate',
    cause: () => 'The account of this access key is disabled, or has a payment problem.',
    nextStep: 'Ask the owner of the AWS account to check its state.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) =>
      `Access key ${shownKeyId(target)} may not read ${path || describeTarget(target)}.`,
    nextStep: ({ target }) =>
      target.bucket === undefined
        ? 'Name the bucket in the connection if the user may not list all buckets, or allow s3:ListAllMyBuckets.'
        : 'Allow s3:ListBucket on the bucket and s3:GetObject on its objects, and check for bucket policies that deny access.',
    fixableBy: 'source-admin',
  },
  'bucket-in-other-region': {
    stage: 'list',
    cause: ({ target, region }) =>
      `The bucket is in ${region ?? 'another region'}; the endpoint is for ${target.region}.`,
    nextStep: ({ target, region }) =>
      `Set the endpoint to ${endpointIn(region ?? '{REGION}', target.endpoint, target.region)}.`,
    fixableBy: 'you',
  },
  'bucket-not-found': {
    stage: 'list',
    cause: ({ target, path }) => `The bucket of ${path || describeTarget(target)} does not exist.`,
    nextStep: 'Check the name of the bucket; names are in lower case.',
    fixableBy: 'you',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The object'} does not exist.`,
    nextStep: 'Compare the path with a fresh listing; names are case-sensitive.',
    fixableBy: 'you',
  },
  'object-changed': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The object'} changed while it was read.`,
    nextStep: 'Try again when no program writes to it.',
    fixableBy: 'you',
  },
  'object-archived': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The object'} is in an archive storage class, where it cannot be read.`,
    nextStep: 'Restore the object, which takes minutes to hours.',
    fixableBy: 'source-admin',
  },
  'source-busy': {
    stage: 'list',
    cause: ({ target }) => `${target.endpoint.host} is busy and is limiting requests.`,
    nextStep: 'Try again in a minute.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ target }) => `${target.endpoint.host} reports an internal error.`,
    nextStep: 'Try again. If it persists, check the service health page.',
    fixableBy: 'source-admin',
  },
  'not-object-storage': {
    stage: 'authenticate',
    cause: ({ target }) => `The server at ${target.endpoint.host} is not an S3 service.`,
    nextStep: 'Check the endpoint. A proxy or a sign-in page may also have answered.',
    fixableBy: 'you',
  },
  'unexpected-answer': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.endpoint.host} refused the request for an unknown reason.`,
    nextStep:
      'Check endpoint and credentials. If they are right, report the problem with the time at which it happened.',
    fixableBy: 'source-admin',
  },
};

/** Ids are not secret, but a value in the format of a secret may be a misplaced one. */
function shownKeyId({ credentials: { accessKeyId } }: S3Target): string {
  return /^[A-Za-z0-9_.-]{1,32}$/.test(accessKeyId) ? accessKeyId : '(not shown, because it may be a secret)';
}
