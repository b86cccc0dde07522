import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** An object in the stand-in. */
interface StoredObject {
  content: string;
  /** Amazon's response to callers without permission to decrypt; HeadObject needs no key. */
  isEncryptedForOthers?: boolean;
  isArchived?: boolean;
}

/** The content of the stand-in and the requests it refuses. */
export interface S3StandInOptions {
  region?: string;
  accessKeyId?: string;
  /** By bucket and key. */
  buckets: Readonly<Record<string, Readonly<Record<string, StoredObject>>>>;
  /** Users may list but not read. */
  deniesReading?: boolean;
}

/** A running stand-in for Amazon S3. */
export interface S3StandIn {
  host: string;
  port: number;
  /** Path and query of each request, in order. */
  requests: readonly string[];
  close(): Promise<void>;
}

/** An error in S3's XML. @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: string;

  // biome-ignore lint/complexity/useMaxParams: to take one options object
  constructor(status: number, code: string, message: string, more = '') {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

const LIST_PARAMETERS = new Set([
  'continuation-token',
  'delimiter',
  'encoding-type',
  'list-type',
  'max-keys',
  'prefix',
  'x-id',
]);

/**
 * Starts a server that answers ListBuckets, ListObjectsV2, HeadObject and GetObject according to Amazon's
 * documentation, and all other requests with NotImplemented. It reads only the credential of a signature; the tests'
 * other S3 server verifies signatures.
 */
export async function startS3StandIn(options: S3StandInOptions): Promise<S3StandIn> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    try {
      answer(request, response, options);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error, request.method === 'HEAD');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    host: '127.0.0.1',
    port: address.port,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, options: S3StandInOptions): void {
  verifyCredential(request.headers.authorization ?? '', options);
  const url = new URL(request.url ?? '', 'http://s3');
  const [, bucketName = '', ...segments] = url.pathname.split('/').map(decodeURIComponent);
  const key = segments.join('/');
  if (request.method === 'GET' && bucketName === '') {
    listBuckets(response, options);
    return;
  }
  const bucket = options.buckets[bucketName];
  if (bucket === undefined) throw new Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
  if (key === '' && request.method === 'GET') {
    listObjects(response, url.searchParams, bucket);
    return;
  }
  const object = bucket[key];
  if (object === undefined) throw new Refusal(404, 'NoSuchKey', 'The specified key does not exist.');
  const headers = { etag: '"e"', 'content-type': 'text/csv' };
  if (request.method === 'HEAD') {
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(object.content) }).end();
    return;
  }
  if (request.method !== 'GET') throw new Refusal(501, 'NotImplemented', 'Not implemented here.');
  getObject(response, { object, options, range: request.headers.range ?? '' }, headers);
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html */
function verifyCredential(
  authorization: string,
  { region = 'us-east-1', accessKeyId = 'AKIAEXAMPLE' }: S3StandInOptions,
): void {
  const credential = /Credential=([^,\s]+)/.exec(authorization)?.[1] ?? '';
  const parts = credential.split('/');
  const malformed = 'AuthorizationHeaderMalformed';
  if (parts.length !== 5) {
    const words = `The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".`;
    throw new Refusal(400, malformed, words);
  }
  const [id = '', , signedFor = ''] = parts;
  if (signedFor !== region) {
    const words = `The authorization header is malformed; the region '${signedFor}' is wrong; expecting '${region}'`;
    throw new Refusal(400, malformed, words, `<Region>${region}</Region>`);
  }
  if (id !== accessKeyId) {
    const words = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new Refusal(403, 'InvalidAccessKeyId', words);
  }
}

function listBuckets(response: ServerResponse, { buckets }: S3StandInOptions): void {
  const inner = Object.keys(buckets).map((name) => `<Bucket><Name>${name}</Name></Bucket>`);
  sendXml(
    response,
    200,
    `<ListAllMyBucketsResult><Buckets>${inner.join('')}</Buckets></ListAllMyBucketsResult>`,
  );
}

/** Keys and common prefixes share one order, and both count toward the limit. */
function listObjects(
  response: ServerResponse,
  parameters: URLSearchParams,
  bucket: Readonly<Record<string, StoredObject>>,
): void {
  const unknown = [...parameters.keys()].filter((name) => !LIST_PARAMETERS.has(name));
  if (parameters.get('list-type') !== '2' || unknown.length > 0)
    throw new Refusal(501, 'NotImplemented', `Not implemented here: ${unknown.join()}`);
  const prefix = parameters.get('prefix') ?? '';
  const delimiter = parameters.get('delimiter') ?? '';
  const found = new Map<string, 'key' | 'prefix'>();
  for (const key of Object.keys(bucket).filter((name) => name.startsWith(prefix))) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    found.set(end === -1 ? key : key.slice(0, end + delimiter.length), end === -1 ? 'key' : 'prefix');
  }
  const names = [...found.keys()].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const from = readToken(parameters.get('continuation-token'), names);
  const size = Math.min(Number(parameters.get('max-keys') ?? 1000), 1000);
  const page = names.slice(from, from + size);
  const isTruncated = from + size < names.length;
  const show = parameters.get('encoding-type') === 'url' ? encodeKey : escapeXml;
  const parts = page.map((name) =>
    found.get(name) === 'prefix'
      ? `<CommonPrefixes><Prefix>${show(name)}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${show(name)}</Key><Size>${Buffer.byteLength(bucket[name]?.content ?? '')}</Size></Contents>`,
  );
  const next = isTruncated
    ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64')}</NextContinuationToken>`
    : '';
  const encoding = parameters.get('encoding-type') === 'url' ? '<EncodingType>url</EncodingType>' : '';
  sendXml(
    response,
    200,
    `<ListBucketResult>${encoding}<IsTruncated>${isTruncated}</IsTruncated>${next}${parts.join('')}</ListBucketResult>`,
  );
}

function readToken(token: string | null, names: readonly string[]): number {
  if (token === null) return 0;
  const at = names.indexOf(Buffer.from(token, 'base64').toString());
  if (at === -1)
    throw new Refusal(
      400,
      'InvalidArgument',
      'The continuation token provided is incorrect',
      '<ArgumentName>continuation-token</ArgumentName>',
    );
  return at + 1;
}

function getObject(
  response: ServerResponse,
  { object, options, range }: { object: StoredObject; options: S3StandInOptions; range: string },
  headers: Record<string, string>,
): void {
  if (options.deniesReading) throw new Refusal(403, 'AccessDenied', 'Access Denied');
  if (object.isEncryptedForOthers)
    throw new Refusal(
      403,
      'AccessDenied',
      'User: arn:aws:iam::111122223333:user/reader is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:111122223333:key/1 because no identity-based policy allows the kms:Decrypt action',
    );
  if (object.isArchived)
    throw new Refusal(403, 'InvalidObjectState', "The operation is not valid for the object's storage class");
  const bytes = Buffer.from(object.content);
  const [, start = '0', end = String(bytes.length - 1)] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  const part = bytes.subarray(Number(start), Number(end) + 1);
  const contentRange = `bytes ${start}-${Number(start) + part.length - 1}/${bytes.length}`;
  response
    .writeHead(206, { ...headers, 'content-range': contentRange, 'content-length': part.length })
    .end(part);
}

function refuse(response: ServerResponse, { status, code, message, more }: Refusal, isBare: boolean): void {
  if (isBare) response.writeHead(status).end();
  else
    sendXml(
      response,
      status,
      `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message>${more}</Error>`,
    );
}

function sendXml(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Slashes are kept, and a space becomes a plus sign. */
function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}
