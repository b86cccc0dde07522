'use client';
import { Button } from '@react-spectrum/s2/Button';
import { type ReactNode, useState } from 'react';
import { messages } from '../messages/messages.ts';

/** Asks the portal to print a sign-in link in its terminal, and shows the outcome. */
export function RequestLink(): ReactNode {
  const [outcome, setOutcome] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const { requestLink, outcomes } = messages.signedOut;
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    setOutcome(
      await requestLinkOnce().then(
        ({ link }) => outcomes[link],
        () => messages.problem.lost,
      ),
    );
    setIsAsking(false);
  };
  return (
    <>
      <Button variant="accent" isPending={isAsking} onPress={ask}>
        {requestLink}
      </Button>
      <p role="status">{outcome}</p>
    </>
  );
}

async function requestLinkOnce(): Promise<{ link: 'printed' | 'unused' }> {
  // Uses fetch, because the portal's referrer policy makes browsers send forms without their origin.
  const response = await fetch('/sign-in', { method: 'POST' });
  if (!response.ok) throw new Error(`The portal answered ${response.status}.`);
  return (await response.json()) as { link: 'printed' | 'unused' };
}
