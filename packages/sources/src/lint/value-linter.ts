import type { Finding, FindingKey } from '../finding.ts';

/** The forms that the catalog of findings can name. */
type FormName = FindingKey extends infer Key ? (Key extends `found-${infer Name}` ? Name : never) : never;

/** The context of a value. */
export interface LintContext {
  now: Date;
  /** The purpose of the value, for example `blob`, `synapse`, or `sftp`. */
  service: string | undefined;
  /** All parameters, for rules that compare two of them. */
  params: Readonly<Record<string, unknown>>;
}

/** A form of value that can be distinguished from others. */
export interface RecognizedForm {
  /** Part of the code of its finding: `found-<name>`. */
  name: FormName;
  /** True if a value certainly has this form. */
  recognizes(text: string): boolean;
}

/** Checks values of one kind, named by `x-value.kind` in the specs. */
export interface ValueLinter extends RecognizedForm {
  /** With its article, as in "The parameter takes …". */
  label: string;
  /** True if many kinds of values have this form, so that it applies only if no other form does. */
  isGeneric?: boolean;
  /**
   * True if this linter checks a value where its kind is expected, even though the value looks like a generic form or
   * a form without a linter. The linter then has a more useful finding than the name of that form.
   */
  claims?(text: string): boolean;
  /** True if braces may enclose a value, as in ODBC, and therefore do not indicate a placeholder. */
  hasBracedValues?: boolean;
  /** True if the value may be anything, like a password. Quotes and brackets are then warnings, not errors. */
  isFree?: boolean;
  /** Next step for a value of another form, keyed by the name of the form. */
  advice?: Readonly<Partial<Record<FormName, string>>>;
  /** Returns the findings. May assume that surrounding quotes and white space are removed. Never throws. */
  lint(text: string, context: LintContext): readonly Finding[];
}
