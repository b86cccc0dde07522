import {
  ListBucketsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Entry } from '../contract/contract.ts';
import { fileEntry, folderEntry } from '../listings/file-entries.ts';
import { cursorInvalid } from '../listings/listing-cursor.ts';
import { createPage } from '../listings/listing-page.ts';
import { folderPrefix } from '../listings/object-path.ts';
import type { S3Path, S3Target } from './s3-target.ts';

/** Limit and start of one listing. */
export interface ListingBounds {
  maxEntries: number;
  /** @see ListedPage.next */
  after?: string | undefined;
  abortSignal: AbortSignal;
}

/** A page of a listing. */
export interface ListedPage {
  entries: Entry[];
  /** Start of the next page in the service's own terms; undefined on the last page. */
  next: string | undefined;
  /** Whether the folder itself is an object, as the AWS console creates them. */
  isMarked: boolean;
}

/** Lists the buckets that the user may list as folders, sorted by name. */
export async function listBuckets(
  client: S3Client,
  { maxEntries, after, abortSignal }: ListingBounds,
): Promise<ListedPage> {
  const page = createPage<string>({ maxEntries, after });
  let token: string | undefined;
  do {
    const answer = await client.send(
      new ListBucketsCommand(token === undefined ? {} : { ContinuationToken: token }),
      { abortSignal },
    );
    for (const { Name = '' } of answer.Buckets ?? []) page.add(Name, Name);
    token = answer.ContinuationToken === token ? undefined : answer.ContinuationToken;
  } while (token !== undefined);
  const { items, next } = page.finish();
  return { entries: items.map(([name]) => folderEntry(name)), next, isMarked: false };
}

/** Lists folders and files directly inside a folder; an empty key is the whole bucket. */
export async function listFolder(
  client: S3Client,
  { bucket, key }: S3Path,
  { maxEntries, after, abortSignal }: ListingBounds,
): Promise<ListedPage> {
  const prefix = folderPrefix(key);
  const listed: ListedPage = { entries: [], next: after, isMarked: false };
  do {
    const { token, skip } = readPosition(listed.next);
    const answer = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        Delimiter: '/',
        // Keys may contain characters that XML cannot represent.
        EncodingType: 'url',
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
      { abortSignal },
    );
    const { entries, isMarked } = toEntries(answer, { bucket, prefix });
    const taken = entries.slice(skip, skip + maxEntries - listed.entries.length);
    listed.entries.push(...taken);
    listed.isMarked ||= isMarked;
    const following = answer.IsTruncated ? answer.NextContinuationToken : undefined;
    const isCut = skip + taken.length < entries.length;
    if (isCut) listed.next = `${skip + taken.length} ${token ?? ''}`;
    else listed.next = following === undefined || following === token ? undefined : `0 ${following}`;
  } while (listed.next !== undefined && listed.entries.length < maxEntries);
  return listed;
}

/**
 * A page of the service may be longer than one of ours. The position holds its token, and how many of its entries
 * were returned.
 */
function readPosition(position = '0 '): { token: string | undefined; skip: number } {
  const [, skip, token] = /^(\d{1,6}) (.*)$/s.exec(position) ?? [];
  if (skip === undefined) throw cursorInvalid();
  return { token: token || undefined, skip: Number(skip) };
}

/** The only entry at the root of a connection that is limited to a part of the storage. */
export function startEntry({ bucket = '', folder }: S3Target): Entry {
  return folderEntry(`${bucket}/${folder}`);
}

function toEntries(
  { CommonPrefixes = [], Contents = [], EncodingType }: ListObjectsV2CommandOutput,
  { bucket, prefix }: { bucket: string; prefix: string },
): { entries: Entry[]; isMarked: boolean } {
  // Services that do not support the encoding send keys unencoded.
  const decode = (text: string) =>
    EncodingType === 'url' ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
  const folders = CommonPrefixes.map(({ Prefix = '' }) => folderEntry(`${bucket}/${decode(Prefix)}`));
  const keys = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [decode(Key)]));
  const files = keys.filter((key) => key !== prefix).map((key) => fileEntry(`${bucket}/${key}`));
  return { entries: [...folders, ...files], isMarked: keys.length > files.length };
}
