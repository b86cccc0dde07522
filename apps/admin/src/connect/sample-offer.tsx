'use client';
import { Button } from '@react-spectrum/s2/Button';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './sample-offer.module.css';

/** Fills the form with the sample storage. */
export function SampleOffer({ onAccept }: { onAccept(): void }): ReactNode {
  const { sampleTitle, sampleBody, sampleAction } = messages.connect;
  return (
    <div className={styles.offer}>
      <p>
        <strong>{sampleTitle}</strong> {sampleBody}
      </p>
      <Button variant="secondary" size="S" onPress={onAccept}>
        {sampleAction}
      </Button>
    </div>
  );
}
