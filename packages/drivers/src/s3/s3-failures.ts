import type { FailureTable } from '../operations/failure-table.ts';
import { describeS3Failure } from './describe-s3-failure.ts';
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
    describe: ({ target }) =>
      describeS3Failure('access-key-unknown', { host: target.endpoint.host, keyId: shownKeyId(target) }),
  },
  'access-key-malformed': {
    stage: 'authenticate',
    describe: ({ target }) => describeS3Failure('access-key-malformed', { host: target.endpoint.host }),
  },
  'decryption-denied': {
    stage: 'authorise',
    describe: ({ target, path }) =>
      describeS3Failure('decryption-denied', { keyId: shownKeyId(target), path: path || 'them' }),
  },
  'request-not-possible': {
    stage: 'list',
    describe: ({ path }) => describeS3Failure('request-not-possible', { path: path || 'this' }),
  },
  'secret-key-wrong': {
    stage: 'authenticate',
    describe: ({ target }) => describeS3Failure('secret-key-wrong', { keyId: shownKeyId(target) }),
  },
  'session-expired': { stage: 'authenticate', describe: () => describeS3Failure('session-expired') },
  'session-token-wrong': { stage: 'authenticate', describe: () => describeS3Failure('session-token-wrong') },
  'clock-skew': {
    stage: 'authenticate',
    describe: ({ target }) => describeS3Failure('clock-skew', { host: target.endpoint.host }),
  },
  'account-disabled': { stage: 'authenticate', describe: () => describeS3Failure('account-disabled') },
  'access-denied': {
    stage: 'authorise',
    describe: ({ target, path }) =>
      target.bucket === undefined
        ? describeS3Failure('access-denied.account', {
            keyId: shownKeyId(target),
            path: path || describeTarget(target),
          })
        : describeS3Failure('access-denied.bucket', {
            keyId: shownKeyId(target),
            path: path || describeTarget(target),
          }),
  },
  'bucket-in-other-region': {
    stage: 'list',
    describe: ({ target, region }) =>
      describeS3Failure('bucket-in-other-region', {
        region: region ?? 'another region',
        signedRegion: target.region,
        endpoint: endpointIn(region ?? '{REGION}', target.endpoint, target.region),
      }),
  },
  'bucket-not-found': {
    stage: 'list',
    describe: ({ target, path }) =>
      describeS3Failure('bucket-not-found', { path: path || describeTarget(target) }),
  },
  'object-not-found': {
    stage: 'list',
    describe: ({ path }) => describeS3Failure('object-not-found', { path: path || 'The object' }),
  },
  'object-changed': {
    stage: 'list',
    describe: ({ path }) => describeS3Failure('object-changed', { path: path || 'The object' }),
  },
  'object-archived': {
    stage: 'list',
    describe: ({ path }) => describeS3Failure('object-archived', { path: path || 'The object' }),
  },
  'source-busy': {
    stage: 'list',
    describe: ({ target }) => describeS3Failure('source-busy', { host: target.endpoint.host }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ target }) => describeS3Failure('source-failed', { host: target.endpoint.host }),
  },
  'not-object-storage': {
    stage: 'authenticate',
    describe: ({ target }) => describeS3Failure('not-object-storage', { host: target.endpoint.host }),
  },
  'unexpected-answer': {
    stage: 'authenticate',
    describe: ({ target }) => describeS3Failure('unexpected-answer', { host: target.endpoint.host }),
  },
};

/** Ids are not secret, but a value in the format of a secret may be a misplaced one. */
function shownKeyId({ credentials: { accessKeyId } }: S3Target): string {
  return /^[A-Za-z0-9_.-]{1,32}$/.test(accessKeyId) ? accessKeyId : '(not shown, because it may be a secret)';
}
