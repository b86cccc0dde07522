import { listSources, summarizeConnections } from '@headwater/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Catalog } from '../../../connect/catalog.tsx';
import { attempt } from '../../../headwater/attempt.ts';
import { readSearch, type SandboxParams, type SearchParams } from '../../../headwater/page-params.ts';
import { PageHeader } from '../../../layout/page-header.tsx';
import { messages } from '../../../messages/messages.ts';

export const metadata: Metadata = { title: messages.connect.title };

export default async function CatalogPage({
  params,
  searchParams,
}: SandboxParams & { searchParams: SearchParams }): Promise<ReactNode> {
  const sandbox = decodeURIComponent((await params).sandbox);
  const { q } = await readSearch(searchParams);
  // The catalog is available even if the target does not respond; only the counts are missing then.
  const summary = await attempt(sandbox, (session) => summarizeConnections({ session }));
  const counts = summary.isOk ? summary.value.bySource : {};
  const sources = listSources().map(({ slug, displayName, category, status, kind }) => {
    return { slug, displayName, category, status, kind, count: counts[slug] ?? 0 };
  });
  return (
    <>
      <PageHeader title={messages.connect.title} lead={messages.connect.lead} />
      <Catalog base={`/${encodeURIComponent(sandbox)}/connect`} sources={sources} initialSearch={q ?? ''} />
    </>
  );
}
