import { headers } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from '../layout/centered.module.css';
import { messages } from '../messages/messages.ts';

export default async function NotFound(): Promise<ReactNode> {
  // A prerendered page would have no nonce for its scripts.
  await headers();
  const { notFoundTitle, notFoundBody, goHome } = messages.problem;
  return (
    <main className={styles.page}>
      <h1>{notFoundTitle}</h1>
      <p>{notFoundBody}</p>
      <Link href="/">{goHome}</Link>
    </main>
  );
}
