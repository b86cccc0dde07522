import {
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { DriverError } from '../contract/driver-error.ts';
import type { BytesSource } from '../formats/file/bytes-source.ts';
import { describeS3Failure } from './describe-s3-failure.ts';
import type { S3Path } from './s3-target.ts';

/**
 * Opens an object as a source of bytes. It requests the size now and detects later changes of the object when it
 * reads.
 */
export async function openS3Source(
  client: S3Client,
  { bucket, key }: S3Path,
  abortSignal: AbortSignal,
): Promise<BytesSource> {
  const object = { Bucket: bucket, Key: key };

  async function read(
    start: number,
    end: number,
    match: Partial<GetObjectCommandInput>,
  ): Promise<Uint8Array> {
    const range = `bytes=${start}-${end - 1}`;
    const answer = await client.send(new GetObjectCommand({ ...object, ...match, Range: range }), {
      abortSignal,
    });
    if (!answer.ContentRange?.startsWith(`bytes ${start}-`)) throw incomplete();
    const bytes = await answer.Body?.transformToByteArray();
    if (bytes?.length !== end - start) throw incomplete();
    return bytes;
  }

  const { ContentLength, ETag } = await client
    .send(new HeadObjectCommand(object), { abortSignal })
    .catch(async (error: unknown) => {
      // A refused HEAD does not give the reason; a GET does.
      if (error instanceof S3ServiceException) await read(0, 1, {});
      throw error;
    });
  if (ContentLength === undefined) throw incomplete();
  return {
    size: ContentLength,
    read: (start, end) => read(start, end, ETag === undefined ? {} : { IfMatch: ETag }),
  };
}

/** Reads a byte of an object. Accepts empty and archived objects, which cannot show whether reading is allowed. */
export async function readFirstByte(
  client: S3Client,
  { bucket, key }: S3Path,
  abortSignal: AbortSignal,
): Promise<void> {
  const request = new GetObjectCommand({ Bucket: bucket, Key: key, Range: 'bytes=0-0' });
  const passes = new Set(['InvalidObjectState', 'InvalidRange', 'NoSuchKey']);
  await client.send(request, { abortSignal }).then(
    async ({ Body }) => void (await Body?.transformToByteArray()),
    (error: unknown) => {
      if (!(error instanceof S3ServiceException && passes.has(error.name))) throw error;
    },
  );
}

function incomplete(): DriverError {
  return new DriverError(describeS3Failure('connection-closed'));
}
