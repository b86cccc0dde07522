import { english } from './english.ts';

/** The portal's copy. English is the only language so far; another language is another object of the same shape. */
export const messages: typeof english = english;
