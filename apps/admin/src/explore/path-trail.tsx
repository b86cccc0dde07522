import Link from 'next/link';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './explore.module.css';
import { exploreHref } from './explore-href.ts';

/** The folders from the top down to where one is. */
export function PathTrail({ here, path }: { here: string; path: string }): ReactNode {
  const names = path.split('/').filter((name) => name !== '');
  const folders = names.map((name, index) => ({ name, path: names.slice(0, index + 1).join('/') }));
  return (
    <nav aria-label={messages.explore.path}>
      <ol className={styles.trail}>
        {[{ name: messages.explore.root, path: '' }, ...folders].map((folder) => (
          <li key={folder.path}>
            <Link
              href={exploreHref(here, { path: folder.path })}
              prefetch={false}
              aria-current={folder.path === names.join('/') ? 'location' : undefined}
            >
              {folder.name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
