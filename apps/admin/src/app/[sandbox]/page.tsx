import { connectionsNeedingAttention, summarizeConnections } from '@headwater/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { attempt } from '../../headwater/attempt.ts';
import type { SandboxParams } from '../../headwater/page-params.ts';
import { HomeView } from '../../home/home-view.tsx';
import { messages } from '../../messages/messages.ts';
import { ProblemPanel } from '../../problems/problem-panel.tsx';
import { RetryButton } from '../../problems/retry-button.tsx';

/** Maximum number of connections in each list that needs attention. */
const MAX_LISTED = 6;

export const metadata: Metadata = { title: messages.home.title };

export default async function HomePage({ params }: SandboxParams): Promise<ReactNode> {
  const sandbox = decodeURIComponent((await params).sandbox);
  const loaded = await attempt(sandbox, async (session) => {
    const [summary, attention] = await Promise.all([
      summarizeConnections({ session }),
      connectionsNeedingAttention({ session, limit: MAX_LISTED }),
    ]);
    return { summary, attention, now: session.now() };
  });
  if (!loaded.isOk) return <ProblemPanel isPage problem={loaded.problem} action={<RetryButton />} />;
  return <HomeView sandbox={sandbox} {...loaded.value} />;
}
