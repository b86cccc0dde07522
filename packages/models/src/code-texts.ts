/** The code of a catalog entry: `code` for both `code` and `code.case`. */
export type CodeOf<Key extends string> = Key extends `${infer Code}.${string}` ? Code : Key;

/** The facts that a catalog entry contains as `{{name}}`. */
export type FactsOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | FactsOf<Rest>
  : never;
