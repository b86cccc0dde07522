'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './shell.module.css';

const SECTIONS = [
  ['', messages.shell.home],
  ['connections', messages.shell.connections],
  ['connect', messages.shell.connect],
] as const;

export function Navigation({ base }: { base: string }): ReactNode {
  const current = usePathname().split('/')[2] ?? '';
  return (
    <nav aria-label={messages.shell.navigation} className={styles.navigation}>
      {SECTIONS.map(([section, title]) => (
        <Link
          key={section}
          href={section === '' ? base : `${base}/${section}`}
          prefetch={false}
          aria-current={section === current ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
