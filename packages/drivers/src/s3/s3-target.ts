import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { doesClimb, splitObjectPath } from '../listings/object-path.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';
import { describeS3Failure } from './describe-s3-failure.ts';
import { DEFAULT_REGION, readRegion } from './s3-region.ts';

/** Where a connection reads, and its credentials. Holds secrets. */
export interface S3Target {
  endpoint: URL;
  /** The region that requests are signed for. */
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** The only bucket of the connection; undefined for all buckets. */
  bucket: string | undefined;
  /** Start folder inside the bucket: empty, or a path that ends with a slash. */
  folder: string;
}

/** An object or folder. */
export interface S3Path {
  bucket: string;
  /** Key without a final slash, except for an unnamed folder; empty for the bucket itself. */
  key: string;
}

/**
 * Reads the parameters of an auth method.
 *
 * @throws DriverError if they cannot be used here
 */
export function readS3Target({ method, params }: DriverAuth): S3Target {
  if (method === 'IamRole') throw roleOfAdobe();
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  const accessKeyId = text('s3AccessKey');
  const secretAccessKey = text('s3SecretKey');
  const sessionToken = text('s3SessionToken');
  if (accessKeyId === '' || secretAccessKey === '') throw keyMissing();
  // An id is not secret and is shown, but a secret in its place must not be shown.
  if (AMAZON_KEY_ID.test(secretAccessKey) && !AMAZON_KEY_ID.test(accessKeyId)) throw keysSwapped();
  const endpoint = readEndpoint(text('serviceUrl'));
  const bucket = trimSlashes(text('bucketName')) || undefined;
  requirePlainBucket(bucket ?? '');
  const folder = trimSlashes(text('folderPath'));
  return {
    endpoint,
    region: readRegion(endpoint.hostname),
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) },
    bucket,
    folder: bucket === undefined || folder === '' ? '' : `${folder}/`,
  };
}

/** The network address of the endpoint. */
export function toReachTarget({ endpoint }: S3Target): ReachTarget {
  const isSecure = endpoint.protocol === 'https:';
  return {
    host: endpoint.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(endpoint.port) || (isSecure ? 443 : 80),
    isSecure,
    hostHint:
      'Check the region in the endpoint for a typing mistake, for example s3.eu-central-1.amazonaws.com.',
  };
}

/** Describes the part of the storage that a connection may use. */
export function describeTarget({ bucket, folder }: S3Target): string {
  return bucket === undefined ? 'all buckets' : `${bucket}/${folder}`;
}

/**
 * Finds the object or folder of a path.
 *
 * @param path from a listing; a final slash is ignored
 * @throws DriverError `path-outside-connection` for a path outside the connection's scope
 */
export function locateObject(path: string, target: S3Target): S3Path {
  const { container: bucket, name: key } = splitObjectPath(path);
  requirePlainBucket(bucket);
  const isElsewhere = target.bucket !== undefined && bucket !== target.bucket;
  if (bucket === '' || doesClimb(path) || isElsewhere || !`${key}/`.startsWith(target.folder)) {
    throw new DriverError(
      describeS3Failure('path-outside-connection', { path, scope: describeTarget(target) }),
    );
  }
  return { bucket, key };
}

function readEndpoint(serviceUrl: string): URL {
  if (serviceUrl === '') return new URL(`https://s3.${DEFAULT_REGION}.amazonaws.com`);
  const endpoint = URL.parse(serviceUrl);
  const isUsable = endpoint !== null && /^https?:$/.test(endpoint.protocol) && endpoint.username === '';
  if (isUsable) return endpoint;
  throw new DriverError(describeS3Failure('endpoint-unreadable'));
}

function trimSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const AMAZON_KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;

/**
 * The library rejects these before it sends anything, or sends requests to servers other than the endpoint.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html
 */
function requirePlainBucket(bucket: string): void {
  if (bucket.endsWith('--x-s3')) {
    throw new DriverError(describeS3Failure('directory-bucket-unsupported', { bucket }));
  }
  if (bucket.startsWith('arn:')) {
    throw new DriverError(describeS3Failure('bucket-is-arn'));
  }
}

function keysSwapped(): DriverError {
  return new DriverError(describeS3Failure('access-keys-swapped'));
}

function keyMissing(): DriverError {
  return new DriverError(describeS3Failure('access-key-incomplete'));
}

function roleOfAdobe(): DriverError {
  return new DriverError(describeS3Failure('auth-method-not-testable'));
}
