import { link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LakeError } from '../lake-error.ts';
import type { LakeLayout } from '../layout/lake-layout.ts';
import { FAILED_RECORDS } from '../staging/stage-batch.ts';
import type { LakeCommit, LoggedCommit } from './lake-commit.ts';

const DIGITS = 20;

/** The commits of a dataset, the oldest first. */
export async function readLog(layout: LakeLayout, dataset: string): Promise<readonly LoggedCommit[]> {
  const folder = layout.log(dataset);
  const names = (await readdir(folder).catch(ignoreMissing)) ?? [];
  const entries = names.filter((name) => name.endsWith('.json')).sort();
  return await Promise.all(
    entries.map(async (name) => ({
      ...(JSON.parse(await readFile(join(folder, name), 'utf8')) as LakeCommit),
      number: Number.parseInt(name, 10),
    })),
  );
}

/**
 * Makes a staged batch visible: moves its parts to the dataset, then writes its entry in the log. Repeatable: after a
 * crash at any point, another call completes it, and a call for a published batch changes nothing.
 *
 * @throws LakeError `commit-conflict` if a part is neither staged nor in the dataset
 */
export async function publishCommit(layout: LakeLayout, commit: LakeCommit): Promise<void> {
  const { dataset, batch } = commit;
  if ((await readLog(layout, dataset)).some((logged) => logged.batch === batch)) {
    await rm(layout.staging(batch), { recursive: true, force: true });
    return;
  }
  await mkdir(layout.log(dataset), { recursive: true });
  for (const { name, bytes } of commit.parts) {
    await move(join(layout.stagedParts(batch), name), join(layout.dataset(dataset), name), bytes);
  }
  await syncFolder(layout.dataset(dataset));
  await keepFailedRecords(layout, commit);
  await appendEntry(layout, commit);
  await rm(layout.staging(batch), { recursive: true, force: true });
}

async function move(from: string, to: string, bytes: number): Promise<void> {
  const isMoved = (await rename(from, to).catch(ignoreMissing)) === undefined;
  const moved = isMoved && (await stat(to).catch(ignoreMissing));
  if (moved && moved.size === bytes) return;
  throw new LakeError('commit-conflict', `${to} should have ${bytes} bytes; it is missing or another file.`);
}

async function keepFailedRecords(layout: LakeLayout, { dataset, batch, counts }: LakeCommit): Promise<void> {
  if (counts.failed === 0) return;
  const folder = layout.failedRecords(dataset);
  await mkdir(folder, { recursive: true });
  await rename(join(layout.staging(batch), FAILED_RECORDS), join(folder, `${batch}.parquet`)).catch(
    ignoreMissing,
  );
  await syncFolder(folder);
}

/**
 * Creates the next entry, unless another process has created it. A hard link is created with its content or not at
 * all, and never replaces an entry.
 */
async function appendEntry(layout: LakeLayout, commit: LakeCommit): Promise<void> {
  const folder = layout.log(commit.dataset);
  const draft = join(layout.staging(commit.batch), 'commit.json');
  await mkdir(layout.staging(commit.batch), { recursive: true });
  await writeFile(draft, `${JSON.stringify(commit)}\n`, { flush: true });
  for (;;) {
    const log = await readLog(layout, commit.dataset);
    if (log.some(({ batch }) => batch === commit.batch)) return;
    const number = (log.at(-1)?.number ?? 0) + 1;
    try {
      await link(draft, join(folder, `${String(number).padStart(DIGITS, '0')}.json`));
      await syncFolder(folder);
      return;
    } catch (error) {
      // Another writer took the number.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
