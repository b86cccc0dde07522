'use client';
import { Button } from '@react-spectrum/s2/Button';
import { useRouter } from 'next/navigation';
import { type ReactNode, useTransition } from 'react';
import { messages } from '../messages/messages.ts';

/** Requests the page's data again. */
export function RetryButton(): ReactNode {
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <Button variant="secondary" isPending={isPending} onPress={() => start(() => router.refresh())}>
      {messages.problem.retry}
    </Button>
  );
}
