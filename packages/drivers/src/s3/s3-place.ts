import type { DriverAuth } from '../contract.ts';
import { DriverError } from '../driver-error.ts';
import { doesClimb, splitObjectPath } from '../object-path.ts';
import type { ReachTarget } from '../reach-stages.ts';

/** Where a connection reads from, and as whom. Holds secrets. */
export interface S3Place {
  endpoint: URL;
  /** Region that requests are signed for. */
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** The only bucket; undefined for all. */
  bucket: string | undefined;
  /** Start inside the bucket: empty, or a path that ends with a slash. */
  folder: string;
}

/** An object or folder. */
export interface S3Path {
  bucket: string;
  /** Key without a slash at its end, unless it is a folder without a name; empty for the bucket itself. */
  key: string;
}

// Services other than Amazon's have regions of their own making and accept this one.
const DEFAULT_REGION = 'us-east-1';

/**
 * Reads the parameters of an auth variant.
 *
 * @throws DriverError when they cannot be used from here
 */
export function readS3Place({ method, params }: DriverAuth): S3Place {
  if (method === 'IamRole') throw roleOfAdobe();
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  const accessKeyId = text('s3AccessKey');
  const secretAccessKey = text('s3SecretKey');
  const sessionToken = text('s3SessionToken');
  if (accessKeyId === '' || secretAccessKey === '') throw keyMissing();
  const endpoint = readEndpoint(text('serviceUrl'));
  const bucket = trimSlashes(text('bucketName')) || undefined;
  const folder = trimSlashes(text('folderPath'));
  return {
    endpoint,
    region: /^s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(endpoint.hostname)?.[1] ?? DEFAULT_REGION,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) },
    bucket,
    folder: bucket === undefined || folder === '' ? '' : `${folder}/`,
  };
}

/** Where the endpoint is to be reached. */
export function toReachTarget({ endpoint }: S3Place): ReachTarget {
  const isSecure = endpoint.protocol === 'https:';
  return {
    host: endpoint.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(endpoint.port) || (isSecure ? 443 : 80),
    isSecure,
    hostHint:
      'Check the region in the endpoint for a typing mistake, for example s3.eu-central-1.amazonaws.com.',
  };
}

/** How to call the part of the storage that a connection may use. */
export function describePlace({ bucket, folder }: S3Place): string {
  return bucket === undefined ? 'all buckets' : `${bucket}/${folder}`;
}

/**
 * Finds the object or folder a path means.
 *
 * @param path as a listing gave it; a slash at its end does not matter
 * @throws DriverError `path-outside-connection` for a path that the connection is not for
 */
export function locateObject(path: string, place: S3Place): S3Path {
  const { container: bucket, name: key } = splitObjectPath(path);
  const isElsewhere = place.bucket !== undefined && bucket !== place.bucket;
  if (bucket === '' || doesClimb(path) || isElsewhere || !`${key}/`.startsWith(place.folder)) {
    throw new DriverError({
      code: 'path-outside-connection',
      cause: `The path "${path}" is outside of what this connection is for: ${describePlace(place)}.`,
      nextStep: 'Use a path from a listing of this connection, or a connection without bucket and folder.',
      fixableBy: 'you',
    });
  }
  return { bucket, key };
}

function readEndpoint(serviceUrl: string): URL {
  if (serviceUrl === '') return new URL(`https://s3.${DEFAULT_REGION}.amazonaws.com`);
  const endpoint = URL.parse(serviceUrl);
  const isUsable = endpoint !== null && /^https?:$/.test(endpoint.protocol) && endpoint.username === '';
  if (isUsable) return endpoint;
  throw new DriverError({
    code: 'endpoint-unreadable',
    cause: 'The endpoint is not an address that starts with https://.',
    nextStep: 'Write it like https://s3.eu-central-1.amazonaws.com/, with the region of the bucket.',
    fixableBy: 'you',
  });
}

function trimSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}

function keyMissing(): DriverError {
  return new DriverError({
    code: 'access-key-incomplete',
    cause: 'The access key id or the secret access key is missing.',
    nextStep: 'Copy both from "Security credentials" of the IAM user.',
    fixableBy: 'you',
  });
}

function roleOfAdobe(): DriverError {
  return new DriverError({
    code: 'auth-method-not-testable',
    cause:
      "This way of authenticating uses an IAM role of Adobe's, which only Experience Platform can take on.",
    nextStep: 'Test the connection on the platform; to look at the bucket from here, use an access key.',
    fixableBy: 'you',
  });
}
