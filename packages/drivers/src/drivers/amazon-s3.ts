import { type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { cursorInvalid, readCursor, writeCursor } from '../listings/listing-cursor.ts';
import { withoutLeadingSlash } from '../listings/object-path.ts';
import { createOperations, describeAndPreview, type Operation } from '../operations/create-operations.ts';
import type { ProbeAnswer } from '../operations/probe-stages.ts';
import { explainS3Error, s3Failure } from '../s3/explain-s3-error.ts';
import { LISTING_BYTES, openS3 } from '../s3/s3-client.ts';
import { S3_FAILURES } from '../s3/s3-failures.ts';
import { type ListedPage, listBuckets, listFolder, startEntry } from '../s3/s3-listing.ts';
import { openS3Source, readFirstByte } from '../s3/s3-source.ts';
import { describeTarget, locateObject, readS3Target, type S3Target, toReachTarget } from '../s3/s3-target.ts';

/** Amazon S3 and services that speak its protocol: files in the folders of buckets. */
export const driver: Driver = {
  kind: 'files',
  check: (context) => check(context, probe),
  list: (context, given, options) =>
    operate(context, given, async (client, operation) => {
      const path = withoutLeadingSlash(given);
      const after = readCursor(path, options);
      const { entries, next } = await listPage({ client, ...operation }, path, after).catch(
        (error: unknown) => {
          // The service no longer knows the end of the previous page.
          const isCursor = error instanceof S3ServiceException && error.name === 'InvalidArgument';
          throw isCursor && after !== undefined ? cursorInvalid(error) : error;
        },
      );
      return { entries, ...(next === undefined ? {} : { after: writeCursor(path, next) }) };
    }),
  ...describeAndPreview(read),
};

const { check, operate } = createOperations<S3Target, S3Client>({
  readTarget: readS3Target,
  describeTarget: (target) => `${target.endpoint.host}, ${describeTarget(target)}`,
  toReachTarget,
  use: (target, { guard, limits }, work) =>
    // The reader of an object applies the limits of a preview; this limit covers everything else.
    work(openS3(target, { guard, maxBytes: LISTING_BYTES + limits.maxPreviewBytes })),
  explain: explainS3Error,
  failures: S3_FAILURES,
});

type S3Operation = Operation<S3Target> & { client: S3Client };

async function probe(client: S3Client, operation: Operation<S3Target>): Promise<ProbeAnswer> {
  return {
    authenticate: `access key ${operation.target.credentials.accessKeyId} accepted`,
    list: await probeEntries({ client, ...operation }),
  };
}

/** Lists the first entries that the connection is for, reads a byte of the first file, and describes the result. */
async function probeEntries(operation: S3Operation): Promise<string> {
  const { target, client, context } = operation;
  const more = (next: string | undefined) => (next === undefined ? '' : ', and more follow');
  if (target.bucket === undefined) {
    const { entries, next } = await listBuckets(client, boundsOf(context));
    return `buckets seen: ${entries.length}${more(next)}`;
  }
  const path = describeTarget(target);
  const { entries, next } = await listPath(operation, path);
  const file = entries.find(({ type }) => type === 'file');
  // Listing needs neither s3:GetObject nor the key that objects are encrypted with.
  if (file !== undefined) await readFirstByte(client, locateObject(file.path, target), context.signal);
  return `entries seen in ${path}: ${entries.length}${more(next)}`;
}

async function listPage(operation: S3Operation, path: string, after?: string): Promise<ListedPage> {
  if (path.replaceAll('/', '') !== '') return await listPath(operation, path, after);
  const { target, client, context } = operation;
  if (target.bucket === undefined) return await listBuckets(client, { ...boundsOf(context), after });
  return { entries: [startEntry(target)], next: undefined, isMarked: false };
}

async function listPath(
  { target, client, context }: S3Operation,
  path: string,
  after?: string,
): Promise<ListedPage> {
  const object = locateObject(path, target);
  const page = await listFolder(client, object, { ...boundsOf(context), after });
  // A folder exists only while it contains something, or while an object has its name.
  const isMissing = page.entries.length === 0 && !page.isMarked && object.key !== '' && after === undefined;
  if (isMissing) throw s3Failure('object-not-found', { target, path });
  return page;
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async (client, { target, context: { limits, signal } }) => {
    const object = locateObject(path, target);
    if (object.key === '') throw s3Failure('object-not-found', { target, path });
    const source = await openS3Source(client, object, signal);
    return await readFileStructure(source, { name: object.key, properties, limits, withRows, signal });
  });
}

function boundsOf({ limits, signal }: DriverContext): { maxEntries: number; abortSignal: AbortSignal } {
  return { maxEntries: limits.maxEntries, abortSignal: signal };
}
