import type { Session } from '@headwater/core';

/** Whether a write to a production sandbox is meant: its name was typed. The core judges whether that is needed. */
export function isConfirmed({ sandbox }: Session, confirmation: string): boolean {
  return confirmation.trim() === sandbox;
}
