import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { RequestLinkButton } from '../../access/request-link-button.tsx';
import styles from '../../layout/centered.module.css';
import { Code } from '../../layout/code.tsx';
import { messages } from '../../messages/messages.ts';

export const metadata: Metadata = { title: messages.signedOut.title };

interface Props {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignedOut({ searchParams }: Props): Promise<ReactNode> {
  // A page made ahead of time would have no nonce for its scripts.
  await headers();
  const { link } = await searchParams;
  const { title, body, steps, kept, outcomes } = messages.signedOut;
  const outcome = link === 'printed' || link === 'unused' ? outcomes[link] : undefined;
  return (
    <main className={styles.page}>
      <p className={styles.brand}>{messages.product}</p>
      <h1>{title}</h1>
      <p>{body}</p>
      {outcome !== undefined && <p role="status">{outcome}</p>}
      <form method="post" action="/sign-in">
        <RequestLinkButton />
      </form>
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
