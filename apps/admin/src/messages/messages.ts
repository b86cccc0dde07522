import { english } from './english.ts';

/** The portal's copy. One language so far; another is another object of the same shape. */
export const messages: typeof english = english;
