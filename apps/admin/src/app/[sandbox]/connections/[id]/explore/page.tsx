import { exploreConnection, previewConnection, showConnection } from '@headwater/core';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EntryList } from '../../../../../explore/entry-list.tsx';
import styles from '../../../../../explore/explore.module.css';
import { ObjectView } from '../../../../../explore/object-view.tsx';
import { PathTrail } from '../../../../../explore/path-trail.tsx';
import { attempt } from '../../../../../headwater/attempt.ts';
import {
  type ConnectionParams,
  readSearch,
  type SearchParams,
} from '../../../../../headwater/page-params.ts';
import { Card } from '../../../../../layout/card.tsx';
import { PageHeader } from '../../../../../layout/page-header.tsx';
import { messages } from '../../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../../../problems/retry-button.tsx';

export const metadata: Metadata = { title: messages.detail.explore };

/** Folder and object are in the address, so that both can be linked to. */
export default async function ExplorePage({
  params,
  searchParams,
}: ConnectionParams & { searchParams: SearchParams }): Promise<ReactNode> {
  const { sandbox: given, id } = await params;
  const sandbox = decodeURIComponent(given);
  const { path = '', object } = await readSearch(searchParams);
  const [shown, entries, preview] = await Promise.all([
    attempt(sandbox, (session) => showConnection(id, { session })),
    attempt(sandbox, (session) => exploreConnection(id, { session, path })),
    object === undefined
      ? undefined
      : attempt(sandbox, (session) => previewConnection(id, object, { session })),
  ]);
  if (!shown.isOk) return <ProblemPanel isPage problem={shown.problem} action={<RetryButton />} />;
  const connection = `/${given}/connections/${id}`;
  const here = `${connection}/explore`;
  const { name } = shown.value;
  const text = messages.explore;
  return (
    <>
      <PageHeader title={text.title(name)} back={<Link href={connection}>{name}</Link>} />
      <div className={styles.panes}>
        <Card title={text.entries} aside={<PathTrail here={here} path={path} />}>
          {entries.isOk ? (
            <EntryList here={here} path={path} object={object} entries={entries.value} />
          ) : (
            <ProblemPanel problem={entries.problem} action={<RetryButton />} />
          )}
        </Card>
        {object === undefined || preview === undefined ? (
          <p className={styles.hint}>{text.choose}</p>
        ) : preview.isOk ? (
          <ObjectView object={object} structure={preview.value} />
        ) : (
          <ProblemPanel problem={preview.problem} action={<RetryButton />} />
        )}
      </div>
    </>
  );
}
