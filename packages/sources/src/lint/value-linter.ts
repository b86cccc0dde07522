import type { Finding } from '../finding.ts';

/** What a linter may know beside the text. */
export interface LintContext {
  now: Date;
  /** Which service of the account or server the source talks to, for example `blob` or `synapse`. */
  service: string | undefined;
  /** All parameters given, for rules that look at two of them. */
  params: Readonly<Record<string, unknown>>;
}

/** A shape of text that can be told from others. */
export interface RecognisedForm {
  /** Stable name, part of the code of a finding: `found-<name>`. */
  name: string;
  /** With its article, as in "This is …". */
  label: string;
  /** Whether a text is surely meant to be of this form. */
  recognises(text: string): boolean;
}

/** Judges values of one kind, named by `x-value.kind` in the specs. */
export interface ValueLinter extends RecognisedForm {
  /** Finds what is wrong; may assume that quotes and white space around the value are gone. Never throws. */
  lint(text: string, context: LintContext): readonly Finding[];
}
