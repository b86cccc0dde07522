import { pipeline, Readable, Transform } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { DialGuard } from '../contract/dial-guard.ts';
import type { DriverError } from '../contract/driver-error.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { restoreRefusal } from '../network/create-dial-guard.ts';
import { s3Failure } from './explain-s3-error.ts';
import type { S3Target } from './s3-target.ts';

/** Limit in bytes for the answers to one listing or check. A full page takes about half of it. */
export const LISTING_BYTES: number = 4 * 1024 * 1024;

/** Bytes that may stand between two tags; a key is far shorter. */
const MAX_TEXT = 64 * 1024;

/** Options of a client. */
export interface ClientBounds {
  guard: DialGuard;
  /** Limit in bytes for all answers together. */
  maxBytes: number;
}

/** Opens the client of a target. It ignores the AWS configuration files and the environment of this machine. */
export function openS3(target: S3Target, { guard, maxBytes }: ClientBounds): S3Client {
  const { endpoint, region, credentials } = target;
  return new S3Client({
    endpoint: endpoint.href,
    region,
    credentials,
    // Keeps the host that was checked, and lets buckets with dots in their names match their certificate.
    forcePathStyle: true,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    maxAttempts: 2,
    retryMode: 'standard',
    // Services other than Amazon's do not support the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: createHandler(target, { guard, maxBytes }),
  });
}

function createHandler(target: S3Target, { guard, maxBytes }: ClientBounds): NodeHttpHandler {
  const handler = new NodeHttpHandler({ httpAgent: guard.httpAgent, httpsAgent: guard.httpsAgent });
  const send = handler.handle.bind(handler);
  const allowance = { bytes: maxBytes, exceeded: () => readLimitReached(maxBytes) };
  handler.handle = async (request, options) => {
    const { response } = await send(request, options).catch((error: unknown) => {
      throw restoreRefusal(error);
    });
    const body: unknown = response.body;
    // The library would parse a web page as an empty listing.
    const isListing = request.method === 'GET' && request.headers.range === undefined;
    const isXml = /\bxml\b/.test(response.headers['content-type'] ?? '');
    if (isListing && response.statusCode < 300 && !isXml) {
      if (body instanceof Readable) body.destroy();
      throw s3Failure('not-object-storage', { target });
    }
    if (body instanceof Readable) {
      const isObject = request.headers.range !== undefined && response.statusCode < 300;
      const metered = meter(body, allowance);
      response.body = isObject
        ? metered
        : refuseLongTexts(metered, () => s3Failure('not-object-storage', { target }));
    }
    return { response };
  };
  return handler;
}

/** Passes bytes through until the limit is reached. */
function meter(body: Readable, allowance: { bytes: number; exceeded: () => DriverError }): Readable {
  const metered = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      allowance.bytes -= chunk.length;
      done(allowance.bytes < 0 ? allowance.exceeded() : null, chunk);
    },
  });
  pipeline(body, metered, () => {});
  return metered;
}

/** Where the library expects elements, it parses a string character by character and blocks the event loop. */
function refuseLongTexts(xml: Readable, refusal: () => DriverError): Readable {
  let length = 0;
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const first = chunk.indexOf('<');
      length += first === -1 ? chunk.length : first;
      const isLong = length > MAX_TEXT;
      if (first !== -1) length = chunk.length - chunk.lastIndexOf('<');
      done(isLong ? refusal() : null, chunk);
    },
  });
  pipeline(xml, checked, () => {});
  return checked;
}
