import type { ExploreEntry } from '@headwater/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './explore.module.css';
import { exploreHref } from './explore-href.ts';

const SIGNS: Readonly<Record<ExploreEntry['type'], string>> = {
  folder: 'M2 5h5l2 2h9v9H2z',
  file: 'M4 2h8l4 4v12H4zM12 2v4h4',
  table: 'M2 4h16v12H2zM2 8h16M8 4v12',
};

/** What a folder holds. */
export function EntryList({
  here,
  path,
  object,
  entries,
}: {
  here: string;
  path: string;
  object: string | undefined;
  entries: readonly ExploreEntry[];
}): ReactNode {
  if (entries.length === 0) return <p className={styles.hint}>{messages.explore.empty}</p>;
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => {
        const target = entry.type === 'folder' ? { path: entry.path } : { path, object: entry.path };
        return (
          <li key={entry.path}>
            <Link
              href={exploreHref(here, target)}
              prefetch={false}
              scroll={false}
              aria-current={entry.path === object ? 'true' : undefined}
            >
              <svg viewBox="0 0 20 20" role="img" aria-label={messages.explore.types[entry.type]}>
                <path d={SIGNS[entry.type]} />
              </svg>
              {entry.name}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
