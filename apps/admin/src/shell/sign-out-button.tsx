'use client';
import { ActionButton } from '@react-spectrum/s2/ActionButton';
import { type ReactNode, useTransition } from 'react';
import { signOut } from '../access/sign-out.ts';
import { messages } from '../messages/messages.ts';

export function SignOutButton(): ReactNode {
  const [, start] = useTransition();
  return (
    <ActionButton isQuiet onPress={() => start(() => signOut())}>
      {messages.shell.signOut}
    </ActionButton>
  );
}
