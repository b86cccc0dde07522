'use client';
import { type ReactNode, useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/**
 * A point in time, or a dash if the target returns none. The server does not know the reader's time zone, so the time
 * is in UTC until the page hydrates.
 */
export function When({ time }: { time: number | undefined }): ReactNode {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (time === undefined) return '–';
  const date = new Date(time);
  const text = date.toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(isAwake ? {} : { timeZone: 'UTC' }),
  });
  return <time dateTime={date.toISOString()}>{text}</time>;
}
