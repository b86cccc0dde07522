import { pipeline, Readable, Transform } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { DialGuard } from '../contract/dial-guard.ts';
import type { DriverError } from '../contract/driver-error.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { restoreRefusal } from '../network/create-dial-guard.ts';
import { s3Failure } from './explain-s3-error.ts';
import type { S3Target } from './s3-target.ts';

/** Bytes that the answers to one listing or check may have; a full page has about half of one. */
export const LISTING_BYTES: number = 4 * 1024 * 1024;

/** Bytes that may stand between two tags; a key has far fewer. */
const MAX_TEXT = 64 * 1024;

/** What a client may use. */
export interface ClientBounds {
  guard: DialGuard;
  /** Bytes that all answers together may have. */
  maxBytes: number;
}

/** Opens the client of a place. Nothing is read of the configuration files and environment of this machine that would change it. */
export function openS3(target: S3Target, { guard, maxBytes }: ClientBounds): S3Client {
  const { endpoint, region, credentials } = target;
  return new S3Client({
    endpoint: endpoint.href,
    region,
    credentials,
    // The host stays the one that was checked; buckets with dots in their names fit their certificate.
    forcePathStyle: true,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    maxAttempts: 2,
    retryMode: 'standard',
    // Other services than Amazon's do not know the newer checksums.
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
    // The library would take a web page for an empty listing.
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

/** Passes bytes on until the allowance is used up. */
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

/** The library takes a text apart letter by letter where it expects elements, and nothing else is done meanwhile. */
function refuseLongTexts(xml: Readable, refusal: () => DriverError): Readable {
  let length = 0;
  const judged = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const first = chunk.indexOf('<');
      length += first === -1 ? chunk.length : first;
      const isLong = length > MAX_TEXT;
      if (first !== -1) length = chunk.length - chunk.lastIndexOf('<');
      done(isLong ? refusal() : null, chunk);
    },
  });
  pipeline(xml, judged, () => {});
  return judged;
}
