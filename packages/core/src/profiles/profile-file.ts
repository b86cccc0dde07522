import { join } from 'node:path';
import { ConfigError } from '@headwater/sdk';
import { type Document, parseDocument } from 'yaml';
import { describeError } from '../errors/describe-error.ts';
import { type HomeOptions, resolveHome } from '../home/headwater-home.ts';
import { readIfExists, writePrivateFile } from '../home/private-file.ts';
import { isRecord } from '../home/record.ts';
import { decodeProfile } from './decode-profile.ts';
import type { Profile } from './profile.ts';

/** Content of `profiles.yaml`. */
export interface ProfileFile {
  /** Profile used if none is named. */
  current?: string | undefined;
  profiles: Readonly<Record<string, Profile>>;
}

/** Reads the user's profiles. @throws ConfigError if the file is invalid. */
export async function readProfileFile(options: HomeOptions = {}): Promise<ProfileFile> {
  const path = profilePath(options);
  const content: unknown = (await readDocument(path)).toJS() ?? {};
  const profiles = isRecord(content) ? (content.profiles ?? {}) : undefined;
  if (!isRecord(content) || !isRecord(profiles)) throw unreadable(path);
  const entries = Object.entries(profiles).map(([name, profile]) => {
    return [name, decodeProfile(profile, `profile "${name}" in ${path}`)] as const;
  });
  return {
    current: typeof content.current === 'string' ? content.current : undefined,
    profiles: Object.fromEntries(entries),
  };
}

/** Changes the user's profiles, preserving comments and order. */
export async function editProfileFile(
  change: (document: Document) => void,
  options: HomeOptions = {},
): Promise<void> {
  const path = profilePath(options);
  const document = await readDocument(path);
  // An empty `profiles:` is not a map that entries can be added to, and `{}` would keep its braces forever.
  const content: unknown = document.toJS();
  if (isRecord(content) && isEmpty(content.profiles)) document.delete('profiles');
  change(document);
  await writePrivateFile(path, document.toString());
}

function isEmpty(profiles: unknown): boolean {
  return !isRecord(profiles) || Object.keys(profiles).length === 0;
}

function profilePath(options: HomeOptions): string {
  return join(resolveHome(options), 'profiles.yaml');
}

async function readDocument(path: string): Promise<Document> {
  const document = parseDocument((await readIfExists(path)) ?? '');
  const [error] = document.errors;
  if (error) throw unreadable(path, error);
  return document;
}

function unreadable(path: string, cause?: unknown): ConfigError {
  return new ConfigError(...describeError('profiles-unreadable', { path }, { cause }));
}
