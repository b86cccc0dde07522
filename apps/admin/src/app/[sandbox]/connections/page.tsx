import { connectionStatuses, listConnectionPage, listSandboxes, searchReach } from '@headwater/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ConnectionFilters } from '../../../connections/connection-filters.tsx';
import { ConnectionTable } from '../../../connections/connection-table.tsx';
import { readListQuery } from '../../../connections/list-query.ts';
import { sourceNames } from '../../../connections/source-names.ts';
import { toTableRow } from '../../../connections/table-row.ts';
import { attempt } from '../../../headwater/attempt.ts';
import { readSearch, type SandboxParams, type SearchParams } from '../../../headwater/page-params.ts';
import { typeOfSandbox } from '../../../headwater/sandbox-type.ts';
import { PageHeader } from '../../../layout/page-header.tsx';
import { messages } from '../../../messages/messages.ts';
import { ProblemPanel } from '../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../problems/retry-button.tsx';
import { LinkButton } from '../../../spectrum/link-button.ts';

export const metadata: Metadata = { title: messages.list.title };

export default async function ConnectionsPage({
  params,
  searchParams,
}: SandboxParams & { searchParams: SearchParams }): Promise<ReactNode> {
  const sandbox = decodeURIComponent((await params).sandbox);
  const base = `/${encodeURIComponent(sandbox)}`;
  const query = readListQuery(await readSearch(searchParams));
  const { q: search, sort: orderBy, after: continuation, others, ...filter } = query;
  const includeOthers = others === 'shown';
  const [loaded, listed, asked] = await Promise.all([
    attempt(sandbox, async (session) => {
      const page = await listConnectionPage({
        session,
        search,
        ...filter,
        includeOthers,
        orderBy,
        continuation,
      });
      const ids = page.items.map(({ id }) => id);
      const statuses = await connectionStatuses(ids, { session });
      return { ...page, rows: page.items.map((item) => toTableRow(item, statuses, session.now())) };
    }),
    attempt(sandbox, (session) => listSandboxes({ session })),
    attempt(sandbox, (session) => searchReach({ session })),
  ]);
  const reach = asked.isOk ? asked.value : 'anywhere';
  return (
    <>
      <PageHeader
        title={messages.list.title}
        actions={
          <LinkButton variant="accent" href={`${base}/connect`}>
            {messages.shell.connect}
          </LinkButton>
        }
      />
      <ConnectionFilters path={`${base}/connections`} query={query} reach={reach} sources={sourceNames()} />
      {loaded.isOk && loaded.value.hidden > 0 && <p>{messages.list.hidden(loaded.value.hidden)}</p>}
      {loaded.isOk ? (
        <ConnectionTable
          sandbox={sandbox}
          sandboxType={typeOfSandbox(sandbox, listed)}
          query={query}
          reach={reach}
          rows={loaded.value.rows}
          next={loaded.value.next}
        />
      ) : (
        <ProblemPanel problem={loaded.problem} action={<RetryButton />} />
      )}
    </>
  );
}
