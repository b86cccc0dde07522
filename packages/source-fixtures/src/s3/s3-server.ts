import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import accounts from '@20minutes/s3rver/lib/models/account.js';
import v4 from '@20minutes/s3rver/lib/signature/v4.js';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

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

/** Starts a service that keeps objects in a temporary folder and verifies the signature of every request. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-s3-'));
  const bucket = 'landing';
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'right-secret-key' };
  accounts.DUMMY_ACCOUNT.createKeyPair(credentials.accessKeyId, credentials.secretAccessKey);
  const host = '127.0.0.1';
  const configureBuckets = [{ name: bucket }, { name: 'archive' }];
  const server = new S3rver({
    address: host,
    port: 0,
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets,
  });
  const { port } = await server.run();
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
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

const { getStringToSign } = v4;
// The server forgets the slash that ends the address of a bucket when it works out what the client must have signed.
v4.getStringToSign = (request, parts) =>
  getStringToSign(/^\/[^/]+$/.test(request.uri) ? { ...request, uri: `${request.uri}/` } : request, parts);
