'use client';

import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';

/** The notices of a preview: invalid bytes, renamed columns, rows that do not fit. */
export function Notices({
  notices,
}: {
  notices: readonly { code: string; message: string; nextStep?: string }[];
}): ReactNode {
  if (notices.length === 0) return null;
  return (
    <InlineAlert variant="notice">
      <Heading>{messages.explore.notices}</Heading>
      <Content>
        {notices.map(({ code, message, nextStep }) => (
          <p key={`${code} ${message}`}>
            {message} {nextStep}
          </p>
        ))}
      </Content>
    </InlineAlert>
  );
}
