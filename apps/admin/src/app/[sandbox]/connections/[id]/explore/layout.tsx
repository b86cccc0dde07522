import { showConnection } from '@headwater/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from '../../../../../explore/explore.module.css';
import { ExploreTree } from '../../../../../explore/explore-tree.tsx';
import { attempt } from '../../../../../headwater/attempt.ts';
import type { ConnectionParams } from '../../../../../headwater/page-params.ts';
import { Card } from '../../../../../layout/card.tsx';
import { PageHeader } from '../../../../../layout/page-header.tsx';
import { messages } from '../../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../../../problems/retry-button.tsx';

/** The tree keeps its state while objects are opened beside it. */
export default async function ExploreLayout({
  params,
  children,
}: ConnectionParams & { children: ReactNode }): Promise<ReactNode> {
  const { sandbox: given, id } = await params;
  const sandbox = decodeURIComponent(given);
  const shown = await attempt(sandbox, (session) => showConnection(id, { session }));
  if (!shown.isOk) return <ProblemPanel isPage problem={shown.problem} action={<RetryButton />} />;
  const connection = `/${given}/connections/${id}`;
  const { label: name } = shown.value;
  const text = messages.explore;
  return (
    <>
      <PageHeader title={text.title(name)} back={<Link href={connection}>{name}</Link>} />
      <div className={styles.panes}>
        <Card title={text.entries}>
          <ExploreTree sandbox={sandbox} id={id} here={`${connection}/explore`} />
        </Card>
        {children}
      </div>
    </>
  );
}
