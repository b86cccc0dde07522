import { lintPort } from './port-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks a port in a parameter of its own, as a string or a number. */
export const portLinter: ValueLinter = {
  name: 'port',
  label: 'a port number',
  recognizes: () => false,
  claims: (text) => /^\S*$/.test(text),
  lint: (text, { service }) => lintPort(text, { start: 0, end: text.length }, { service }),
};
