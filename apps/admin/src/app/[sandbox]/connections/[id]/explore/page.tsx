import { previewConnection } from '@headwater/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import styles from '../../../../../explore/explore.module.css';
import { ObjectView } from '../../../../../explore/object-view.tsx';
import { attempt } from '../../../../../headwater/attempt.ts';
import {
  type ConnectionParams,
  readSearch,
  type SearchParams,
} from '../../../../../headwater/page-params.ts';
import { messages } from '../../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../../../problems/retry-button.tsx';

export const metadata: Metadata = { title: messages.detail.explore };

/** The object that the address names. */
export default async function ExplorePage({
  params,
  searchParams,
}: ConnectionParams & { searchParams: SearchParams }): Promise<ReactNode> {
  const { sandbox, id } = await params;
  const { object } = await readSearch(searchParams);
  if (object === undefined) return <p className={styles.hint}>{messages.explore.choose}</p>;
  const preview = await attempt(decodeURIComponent(sandbox), (session) =>
    previewConnection(id, object, { session }),
  );
  if (!preview.isOk) return <ProblemPanel problem={preview.problem} action={<RetryButton />} />;
  return <ObjectView object={object} structure={preview.value} />;
}
