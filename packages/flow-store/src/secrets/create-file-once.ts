import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a file that only its owner can read, or keeps the one that another process has just created. In both cases
 * the file is complete and synced when this resolves, because data encrypted with a key must never outlive the key.
 */
export async function createFileOnce(file: string, content: string): Promise<void> {
  // Unlike a rename, a link never replaces an existing file.
  await placeDraft(file, content, (draft) => link(draft, file).catch(ignoreExisting));
}

/**
 * Replaces the content of a file that only its owner can access. Readers see either the complete old content or the
 * complete new content.
 */
export async function replaceFile(file: string, content: string): Promise<void> {
  await placeDraft(file, content, (draft) => rename(draft, file));
}

async function placeDraft(
  file: string,
  content: string,
  place: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(draft);
    await syncDirectory(dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows can neither open nor sync a directory.
  if (process.platform === 'win32') return;
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
