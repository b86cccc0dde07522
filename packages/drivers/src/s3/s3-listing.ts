import {
  ListBucketsCommand,
  type ListObjectsV2CommandOutput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Entry } from '../contract.ts';
import { fileEntry, folderEntry } from '../file-entries.ts';
import { folderPrefix } from '../object-path.ts';
import type { S3Path, S3Place } from './s3-place.ts';

/** Bounds of one listing. */
export interface ListingBounds {
  maxEntries: number;
  abortSignal: AbortSignal;
}

/** The buckets that the user may list, as folders. */
export async function listBuckets(
  client: S3Client,
  { maxEntries, abortSignal }: ListingBounds,
): Promise<Entry[]> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}), { abortSignal });
  return Buckets.slice(0, maxEntries).map(({ Name = '' }) => folderEntry(Name));
}

/** Folders and files directly inside a folder; an empty key is the whole bucket. */
export async function listFolder(
  client: S3Client,
  { bucket, key }: S3Path,
  bounds: ListingBounds,
): Promise<Entry[]> {
  const prefix = folderPrefix(key);
  const pages = paginateListObjectsV2(
    { client, stopOnSameToken: true },
    { Bucket: bucket, Prefix: prefix, Delimiter: '/' },
    { abortSignal: bounds.abortSignal },
  );
  const entries: Entry[] = [];
  for await (const page of pages) {
    entries.push(...toEntries(page, { bucket, prefix }));
    if (entries.length >= bounds.maxEntries) break;
  }
  return entries.slice(0, bounds.maxEntries);
}

/** The one entry at the root of a connection that is for a part of the storage only. */
export function startEntry({ bucket = '', folder }: S3Place): Entry {
  return folderEntry(`${bucket}/${folder}`);
}

function toEntries(
  { CommonPrefixes = [], Contents = [] }: ListObjectsV2CommandOutput,
  { bucket, prefix }: { bucket: string; prefix: string },
): Entry[] {
  const folders = CommonPrefixes.map(({ Prefix = '' }) => folderEntry(`${bucket}/${Prefix}`));
  const keys = Contents.flatMap(({ Key }) => (Key === undefined || Key === prefix ? [] : [Key]));
  return [...folders, ...keys.map((key) => fileEntry(`${bucket}/${key}`))];
}
