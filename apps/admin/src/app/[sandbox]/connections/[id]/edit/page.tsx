import { listSandboxes, showConnection, showSource } from '@headwater/core';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EditForm } from '../../../../../connections/edit-form.tsx';
import { attempt } from '../../../../../headwater/attempt.ts';
import type { ConnectionParams } from '../../../../../headwater/page-params.ts';
import { typeOfSandbox } from '../../../../../headwater/sandbox-type.ts';
import { PageHeader } from '../../../../../layout/page-header.tsx';
import { messages } from '../../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../../../problems/retry-button.tsx';

export const metadata: Metadata = { title: messages.detail.edit };

export default async function EditPage({ params }: ConnectionParams): Promise<ReactNode> {
  const { sandbox: given, id } = await params;
  const sandbox = decodeURIComponent(given);
  const shown = await attempt(sandbox, async (session) => {
    const connection = await showConnection(id, { session });
    const { source } = connection;
    return { connection, guide: source === undefined ? undefined : await showSource(source) };
  });
  if (!shown.isOk) return <ProblemPanel isPage problem={shown.problem} action={<RetryButton />} />;
  const listed = await attempt(sandbox, (session) => listSandboxes({ session }));
  const { connection, guide } = shown.value;
  const back = `/${given}/connections/${id}`;
  return (
    <>
      <PageHeader
        title={messages.edit.title(connection.label)}
        back={<Link href={back}>{connection.label}</Link>}
      />
      <EditForm
        sandbox={sandbox}
        sandboxType={typeOfSandbox(sandbox, listed)}
        connection={connection}
        variant={guide?.variants.find(({ key }) => key === connection.method)}
      />
    </>
  );
}
