import type { Finding, FindingKey } from '../finding.ts';

/** The forms of which the catalog of findings knows that a value can have them. */
export type FormName = FindingKey extends infer Key
  ? Key extends `found-${infer Name}`
    ? Name
    : never
  : never;

/** What a linter may know beside the text. */
export interface LintContext {
  now: Date;
  /** What the value is for, for example `blob`, `synapse` or `sftp`. */
  service: string | undefined;
  /** All parameters given, for rules that look at two of them. */
  params: Readonly<Record<string, unknown>>;
}

/** A shape of text that can be told from others. */
export interface RecognizedForm {
  /** Part of the code of the finding for it: `found-<name>`. */
  name: FormName;
  /** Whether a text is surely meant to be of this form. */
  recognizes(text: string): boolean;
}

/** Judges values of one kind, named by `x-value.kind` in the specs. */
export interface ValueLinter extends RecognizedForm {
  /** With its article, as in "The parameter takes …". */
  label: string;
  /** Whether the form holds for many things, so that only a text that nothing else recognizes is taken for it. */
  isGeneric?: boolean;
  /**
   * Whether a text is judged as this kind, where this kind is expected, although it looks like a generic or a foreign
   * form: the linter has something better to say of it than that it is one.
   */
  claims?(text: string): boolean;
  /** Whether braces may enclose a value, as in ODBC, and are no sign of a placeholder then. */
  hasBracedValues?: boolean;
  /** Whether the text may be anything, as passwords may: then quotes and brackets in it are odd, not wrong. */
  isFree?: boolean;
  /** What to do about a text of another form, by the name of the form. */
  advice?: Readonly<Partial<Record<FormName, string>>>;
  /** Finds what is wrong; may assume that quotes and white space around the value are gone. Never throws. */
  lint(text: string, context: LintContext): readonly Finding[];
}
