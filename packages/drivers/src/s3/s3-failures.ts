import type { FailureTable } from '../operations/failure-table.ts';
import { endpointIn } from './s3-region.ts';
import { describeTarget, type S3Target } from './s3-target.ts';

/** What was asked of the storage when it failed. */
export interface S3Request {
  target: S3Target;
  /** Path of the bucket, folder or object in question. */
  path?: string;
  /** The region that the bucket is in, where the answer tells. */
  region?: string | undefined;
}

/** Our codes for what an S3 service may object to. */
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

/** Every failure of an S3 service that can be told apart. */
export const S3_FAILURES: FailureTable<S3FailureCode, S3Request> = {
  'access-key-unknown': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.endpoint.host} knows no access key ${shownKeyId(target)}.`,
    nextStep:
      'Check the access key id; it may have been deleted, or belong to another service. One that begins with ASIA needs its session token.',
    fixableBy: 'you',
  },
  'access-key-malformed': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.endpoint.host} cannot read the access key id; it is malformed.`,
    nextStep:
      'Check whether id and secret are swapped: an id of Amazon has 20 capital letters and digits and begins with AKIA or ASIA.',
    fixableBy: 'you',
  },
  'decryption-denied': {
    stage: 'authorise',
    cause: ({ target, path }) =>
      `The objects are encrypted with a key of AWS KMS, and access key ${shownKeyId(target)} may not decrypt ${path || 'them'} with it.`,
    nextStep:
      'Have kms:Decrypt allowed for this user on that key: in a policy of the user, and in the policy of the key if the key is of another account.',
    fixableBy: 'source-admin',
  },
  'request-not-possible': {
    stage: 'list',
    cause: ({ path }) =>
      `The S3 client library refuses to request ${path || 'this'}; nothing was sent, so the endpoint is not the cause.`,
    nextStep: 'Check the names of bucket and folder; if they are right, report it.',
    fixableBy: 'you',
  },
  'secret-key-wrong': {
    stage: 'authenticate',
    cause: ({ target }) => `The secret does not belong to access key ${shownKeyId(target)}.`,
    nextStep: 'Copy the secret access key again; when it is lost, create a new access key.',
    fixableBy: 'you',
  },
  'session-expired': {
    stage: 'authenticate',
    cause: () => 'The temporary credentials have expired.',
    nextStep: 'Get new ones from AWS STS: key id, secret and token belong together.',
    fixableBy: 'you',
  },
  'session-token-wrong': {
    stage: 'authenticate',
    cause: () => 'The session token is not valid, or does not belong to this access key.',
    nextStep:
      'Copy key id, secret and token of the same temporary credentials; leave it out for a lasting key.',
    fixableBy: 'you',
  },
  'clock-skew': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The clock of this machine and that of ${target.endpoint.host} are too far apart for a signed request.`,
    nextStep: 'Set the clock of this machine.',
    fixableBy: 'you',
  },
  'account-disabled': {
    stage: 'authenticate',
    cause: () => 'The account of this access key is disabled, or has a problem with its payment.',
    nextStep: 'Have the state of the AWS account checked.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) =>
      `Access key ${shownKeyId(target)} may not read ${path || describeTarget(target)}.`,
    nextStep: ({ target }) =>
      target.bucket === undefined
        ? 'Name the bucket in the connection if the user may not list all buckets, or have s3:ListAllMyBuckets allowed.'
        : 'Have s3:ListBucket on the bucket and s3:GetObject on its objects allowed, and look at bucket policies that deny.',
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
    cause: ({ target, path }) => `There is no bucket for ${path || describeTarget(target)}.`,
    nextStep: 'Check the name of the bucket; names are in lower case.',
    fixableBy: 'you',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ path }) => `There is no ${path || 'such object'}.`,
    nextStep: 'Compare the path with a fresh listing; capital letters matter.',
    fixableBy: 'you',
  },
  'object-changed': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The object'} changed while it was read.`,
    nextStep: 'Try again once it is no longer written to.',
    fixableBy: 'you',
  },
  'object-archived': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The object'} is in an archive storage class, where it cannot be read.`,
    nextStep: 'Have it restored; that takes minutes to hours.',
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
    nextStep: 'Try again; if it persists, look at the health of the service.',
    fixableBy: 'source-admin',
  },
  'not-object-storage': {
    stage: 'authenticate',
    cause: ({ target }) => `What answers at ${target.endpoint.host} is not an S3 service.`,
    nextStep: 'Check the endpoint; a proxy or a sign-in page may also stand in between.',
    fixableBy: 'you',
  },
  'unexpected-answer': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.endpoint.host} refused the request for an unknown reason.`,
    nextStep:
      'Check endpoint and credentials; if they are right, report it with the time at which it happened.',
    fixableBy: 'source-admin',
  },
};

/** Ids are no secrets; what has the form of a secret may be one in the wrong place. */
function shownKeyId({ credentials: { accessKeyId } }: S3Target): string {
  return /^[A-Za-z0-9_.-]{1,32}$/.test(accessKeyId) ? accessKeyId : '(not shown, as it may be a secret)';
}
