'use client';
import type { TestReport } from '@headwater/core';
import { Button, type ButtonProps } from '@react-spectrum/s2/Button';
import { type ComponentRef, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { messages } from '../messages/messages.ts';
import type { TestRun } from './use-test.ts';

/** Starts a test, and cancels it while it runs. */
export function TestButtons({
  test,
  label,
  ...look
}: { test: TestRun<TestReport>; label: string } & Pick<ButtonProps, 'variant' | 'size'>): ReactNode {
  const startButton = useRef<ComponentRef<typeof Button>>(null);
  const isRunning = test.phase === 'running';
  return (
    <>
      <Button {...look} ref={startButton} isPending={isRunning} onPress={test.start}>
        {label}
      </Button>
      {isRunning && <CancelButton {...look} onPress={test.cancel} heir={startButton} />}
    </>
  );
}

/** Disappears when the test ends, and then moves focus to another button so that keyboard users keep their place. */
function CancelButton({
  heir,
  ...props
}: { heir: RefObject<{ focus(): void } | null> } & Pick<
  ButtonProps,
  'variant' | 'size' | 'onPress'
>): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    return () => {
      if (current?.contains(document.activeElement)) heir.current?.focus();
    };
  }, [heir]);
  return (
    <span ref={place}>
      <Button {...props} variant="secondary">
        {messages.test.cancel}
      </Button>
    </span>
  );
}
