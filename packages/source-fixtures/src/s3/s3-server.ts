import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { listenOnLoopback } from '../network/listen-on-loopback.ts';
import { type AccessKey, findSignatureProblem, type SignatureProblem } from './verify-signature.ts';

/** A running S3 service with one user and one bucket. */
export interface S3Server {
  host: string;
  port: number;
  accessKeyId: string;
  secretAccessKey: string;
  bucket: string;
  upload(key: string, content: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Starts a service that stores objects in a temporary folder and verifies the signature of every request. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-s3-'));
  const bucket = 'landing';
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'right-secret-key' };
  const host = '127.0.0.1';
  const buckets = new S3rver({
    directory,
    silent: true,
    vhostBuckets: false,
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket }, { name: 'archive' }],
  });
  await buckets.configureBuckets();
  const { port, close } = await listenOnLoopback(createServer(verifying(credentials, buckets.callback())));
  const client = new S3Client({
    endpoint: `http://${host}:${port}`,
    region: 'us-east-1',
    credentials,
    forcePathStyle: true,
  });
  return {
    host,
    port,
    ...credentials,
    bucket,
    async upload(key, content) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: content,
          ContentLength: Buffer.byteLength(content),
        }),
      );
    },
    async close() {
      client.destroy();
      await close();
      await rm(directory, { recursive: true });
    },
  };
}

/** The account that the server uses for every request; it is not configurable. */
const SERVER_ACCOUNT = 'S3RVER';

/**
 * Forwards requests with a valid signature. The server's own verification drops the slash after a bucket, so it is
 * turned off.
 */
function verifying(key: AccessKey, handle: RequestListener): RequestListener {
  return (request, response) => {
    const problem = findSignatureProblem(request, key);
    if (problem !== undefined) return refuse(response, problem);
    const { authorization = '' } = request.headers;
    request.headers.authorization = authorization.replace(
      `Credential=${key.accessKeyId}/`,
      `Credential=${SERVER_ACCOUNT}/`,
    );
    handle(request, response);
  };
}

function refuse(response: ServerResponse, problem: SignatureProblem): void {
  response.writeHead(403, { 'content-type': 'application/xml', 'x-amz-request-id': 'EXAMPLE' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${problem}</Code></Error>`);
}
