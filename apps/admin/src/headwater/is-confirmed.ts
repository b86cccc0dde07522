import type { Session } from '@headwater/core';

/**
 * True if the user confirmed a write to a production sandbox by typing its name. The core decides whether a
 * confirmation is required.
 */
export function isConfirmed({ sandbox }: Session, confirmation: string): boolean {
  return confirmation.trim() === sandbox;
}
