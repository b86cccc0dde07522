import type { Expiry } from '@headwater/core';
import type { ReactNode } from 'react';
import { Tag } from '../layout/tag.tsx';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';

/** The expiry date of a connection's secrets, with a tag if it is near or past. */
export function ExpiryTag({ at, state }: { at: number; state: Expiry }): ReactNode {
  const text = messages.expiry;
  return (
    <>
      {state !== 'later' && (
        <Tag tone={state === 'expired' ? 'bad' : 'warn'}>
          {state === 'expired' ? text.expired : text.soon}
        </Tag>
      )}{' '}
      <When time={at} />
    </>
  );
}
