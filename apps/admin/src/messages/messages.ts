import { english } from './english.ts';

/** What the portal says. One language so far; another is another object of the same shape. */
export const messages: typeof english = english;
