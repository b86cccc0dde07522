import type { ConnectionView } from '@headwater/core';
import type { ReactNode } from 'react';
import { Tag, type Tone } from '../layout/tag.tsx';

const TONES: Readonly<Record<string, Tone>> = { enabled: 'good', draft: 'accent', initializing: 'warn' };

export function StateTag({ state }: { state: ConnectionView['state'] }): ReactNode {
  if (state === undefined) return null;
  return <Tag tone={TONES[state] ?? 'plain'}>{state}</Tag>;
}
