'use client';
import type { ErrorReport } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { useSwitch } from './use-switch.ts';

/** Explains why the chosen profile does not work, and offers a switch back to the portal's initial one. */
export function ProfileNotice({ problem, first }: { problem: ErrorReport; first: string }): ReactNode {
  const { isSwitching, switchTo } = useSwitch();
  return (
    <ProblemPanel
      isPage
      problem={problem}
      action={
        <Button variant="accent" isPending={isSwitching} onPress={() => switchTo(first)}>
          {messages.profiles.back(first)}
        </Button>
      }
    />
  );
}
