import { listSandboxes, showSource } from '@headwater/core';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ConnectForm } from '../../../../connect/connect-form.tsx';
import { sampleReference } from '../../../../connect/sample-reference.ts';
import { SourceNotes } from '../../../../connect/source-notes.tsx';
import { attempt } from '../../../../headwater/attempt.ts';
import { typeOfSandbox } from '../../../../headwater/sandbox-type.ts';
import { PageHeader } from '../../../../layout/page-header.tsx';
import { messages } from '../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../problems/problem-panel.tsx';

interface Params {
  params: Promise<{ sandbox: string; slug: string }>;
}

export const metadata: Metadata = { title: messages.connect.title };

export default async function ConnectPage({ params }: Params): Promise<ReactNode> {
  const { sandbox: given, slug } = await params;
  const sandbox = decodeURIComponent(given);
  const catalog = `/${given}/connect`;
  const shown = await attempt(sandbox, () => showSource(slug));
  const back = <Link href={catalog}>{messages.connect.back}</Link>;
  if (!shown.isOk) return <ProblemPanel isPage problem={shown.problem} action={back} />;
  const listed = await attempt(sandbox, (session) => listSandboxes({ session }));
  const { displayName, description, variants } = shown.value;
  return (
    <>
      <PageHeader title={displayName} lead={description} back={back} />
      <ConnectForm
        sandbox={sandbox}
        sandboxType={typeOfSandbox(sandbox, listed)}
        source={{
          slug,
          displayName,
          variants: variants.map(({ command: _, yaml: __, ...variant }) => variant),
        }}
        sample={sampleReference(slug)}
      />
      <SourceNotes source={shown.value} />
    </>
  );
}
