import { lintPort } from './port-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Judges a port that is given on its own, as text or as a number. */
export const portLinter: ValueLinter = {
  name: 'port',
  label: 'the number of a port',
  recognizes: () => false,
  claims: (text) => /^\S*$/.test(text),
  lint: (text, { service }) => lintPort(text, { start: 0, end: text.length }, { service }),
};
