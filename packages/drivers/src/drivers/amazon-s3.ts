import { type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { cursorInvalid, readCursor, writeCursor } from '../listings/listing-cursor.ts';
import { withoutLeadingSlash } from '../listings/object-path.ts';
import { runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { probeStages } from '../operations/probe-stages.ts';
import { reachStages } from '../operations/reach-stages.ts';
import { explainS3Error, s3Failure } from '../s3/explain-s3-error.ts';
import { LISTING_BYTES, openS3 } from '../s3/s3-client.ts';
import { S3_FAILURES } from '../s3/s3-failures.ts';
import { type ListedPage, listBuckets, listFolder, startEntry } from '../s3/s3-listing.ts';
import { openS3Source, readFirstByte } from '../s3/s3-source.ts';
import { describePlace, locateObject, readS3Place, type S3Place, toReachTarget } from '../s3/s3-target.ts';

/** Amazon S3 and services that speak its protocol: files in the folders of buckets. */
export const driver: Driver = {
  kind: 'files',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const place = yield* stage('parse', () => {
        const read = readS3Place(context.auth);
        return { value: read, detail: `${read.endpoint.host}, ${describePlace(read)}` };
      });
      yield* reachStages(stage, context.guard, toReachTarget(place));
      yield* probeStages(stage, {
        ask: async (signal) => ({
          authenticate: `access key ${place.credentials.accessKeyId} accepted`,
          list: await probe(openSession(place, context, signal)),
        }),
        explain: (error) => explainS3Error(error, { place }),
        failures: S3_FAILURES,
      });
    }),
  list: (context, given, options) =>
    operate(context, given, async (session) => {
      const path = withoutLeadingSlash(given);
      const after = readCursor(path, options);
      const { entries, next } = await listPage(session, path, after).catch((error: unknown) => {
        // The service no longer knows where the page before ended.
        const isCursor = error instanceof S3ServiceException && error.name === 'InvalidArgument';
        throw isCursor && after !== undefined ? cursorInvalid(error) : error;
      });
      return { entries, ...(next === undefined ? {} : { after: writeCursor(path, next) }) };
    }),
  describe: (context, request) => read(context, request, { withRows: false }),
  preview: (context, request) => read(context, request, { withRows: true }),
};

/** An operation under way. */
interface Session {
  place: S3Place;
  client: S3Client;
  context: DriverContext;
  signal: AbortSignal;
}

function openSession(place: S3Place, context: DriverContext, signal: AbortSignal): Session {
  // Limits of a preview are kept where the object is read; this one is for what comes with it.
  const maxBytes = LISTING_BYTES + context.limits.maxPreviewBytes;
  return { place, client: openS3(place, { guard: context.guard, maxBytes }), context, signal };
}

async function operate<T>(
  context: DriverContext,
  path: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const place = readS3Place(context.auth);
  return await startDeadline(context).run(async (signal) => {
    try {
      return await work(openSession(place, context, signal));
    } catch (error) {
      throw explainS3Error(error, { place, path });
    }
  });
}

/** Asks for the first entries of what the connection is for, reads a byte of the first file, and says what it saw. */
async function probe(session: Session): Promise<string> {
  const { place, client, signal } = session;
  const more = (next: string | undefined) => (next === undefined ? '' : ', and more follow');
  if (place.bucket === undefined) {
    const { entries, next } = await listBuckets(client, boundsOf(session));
    return `buckets seen: ${entries.length}${more(next)}`;
  }
  const path = describePlace(place);
  const { entries, next } = await listPath(session, path);
  const file = entries.find(({ type }) => type === 'file');
  // Listing needs neither s3:GetObject nor the key that objects are encrypted with.
  if (file !== undefined) await readFirstByte(client, locateObject(file.path, place), signal);
  return `entries seen in ${path}: ${entries.length}${more(next)}`;
}

async function listPage(session: Session, path: string, after?: string): Promise<ListedPage> {
  if (path.replaceAll('/', '') !== '') return await listPath(session, path, after);
  const { place, client } = session;
  if (place.bucket === undefined) return await listBuckets(client, { ...boundsOf(session), after });
  return { entries: [startEntry(place)], next: undefined, isMarked: false };
}

async function listPath(session: Session, path: string, after?: string): Promise<ListedPage> {
  const { place, client } = session;
  const target = locateObject(path, place);
  const page = await listFolder(client, target, { ...boundsOf(session), after });
  // A folder is there only as long as something is in it, or an object of its name.
  const isMissing = page.entries.length === 0 && !page.isMarked && target.key !== '' && after === undefined;
  if (isMissing) throw s3Failure('object-not-found', { place, path });
  return page;
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async ({ place, client, signal }) => {
    const target = locateObject(path, place);
    if (target.key === '') throw s3Failure('object-not-found', { place, path });
    const source = await openS3Source(client, target, signal);
    return await readFileStructure(source, {
      name: target.key,
      properties,
      limits: context.limits,
      withRows,
      signal,
    });
  });
}

function boundsOf({ context, signal }: Session): { maxEntries: number; abortSignal: AbortSignal } {
  return { maxEntries: context.limits.maxEntries, abortSignal: signal };
}
