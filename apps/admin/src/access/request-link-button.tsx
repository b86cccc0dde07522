'use client';
import { Button } from '@react-spectrum/s2/Button';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';

/** Submits the form around it, also before the page's scripts have run. */
export function RequestLinkButton(): ReactNode {
  return (
    <Button type="submit" variant="accent">
      {messages.signedOut.requestLink}
    </Button>
  );
}
