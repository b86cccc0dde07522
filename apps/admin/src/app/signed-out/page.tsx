import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { RequestLink } from '../../access/request-link.tsx';
import styles from '../../layout/centered.module.css';
import { Code } from '../../layout/code.tsx';
import { messages } from '../../messages/messages.ts';

export const metadata: Metadata = { title: messages.signedOut.title };

export default async function SignedOut(): Promise<ReactNode> {
  // A prerendered page would have no nonce for its scripts.
  await headers();
  const { title, body, steps, kept } = messages.signedOut;
  return (
    <main className={styles.page}>
      <p className={styles.brand}>{messages.product}</p>
      <h1>{title}</h1>
      <p>{body}</p>
      <RequestLink />
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <Code text={step} />
          </li>
        ))}
      </ol>
      <p className={styles.small}>{kept}</p>
    </main>
  );
}
