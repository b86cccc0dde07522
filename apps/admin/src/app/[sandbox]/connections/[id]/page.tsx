import {
  connectionStatuses,
  expiryOf,
  exportConnection,
  listAudit,
  listSandboxes,
  showConnection,
} from '@headwater/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ConnectionDetail } from '../../../../connections/connection-detail.tsx';
import { attempt } from '../../../../headwater/attempt.ts';
import type { ConnectionParams } from '../../../../headwater/page-params.ts';
import { typeOfSandbox } from '../../../../headwater/sandbox-type.ts';
import { messages } from '../../../../messages/messages.ts';
import { ProblemPanel } from '../../../../problems/problem-panel.tsx';
import { RetryButton } from '../../../../problems/retry-button.tsx';

/** Maximum number of audit entries shown. */
const MAX_AUDITED = 10;

export const metadata: Metadata = { title: messages.detail.overview };

export default async function ConnectionPage({ params }: ConnectionParams): Promise<ReactNode> {
  const { sandbox: given, id } = await params;
  const sandbox = decodeURIComponent(given);
  const [shown, written, listed, audit] = await Promise.all([
    attempt(sandbox, async (session) => {
      const connection = await showConnection(id, { session });
      const { isKept, byId } = await connectionStatuses([connection.id], { session });
      const { lastTest, secretsExpireAt: end } = byId[connection.id] ?? {};
      const expiry = end === undefined ? undefined : { at: end, state: expiryOf(end, session.now()) };
      return { connection, lastTest, expiry, isKept };
    }),
    attempt(sandbox, (session) => exportConnection(id, { session })),
    attempt(sandbox, (session) => listSandboxes({ session })),
    attempt(sandbox, (session) => listAudit({ session, connectionId: id, limit: MAX_AUDITED })),
  ]);
  if (!shown.isOk) return <ProblemPanel isPage problem={shown.problem} action={<RetryButton />} />;
  return (
    <ConnectionDetail
      sandbox={sandbox}
      sandboxType={typeOfSandbox(sandbox, listed)}
      {...shown.value}
      written={written}
      audit={audit.isOk ? audit.value.items : undefined}
    />
  );
}
