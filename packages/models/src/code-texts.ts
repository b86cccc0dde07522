/** The code that a text of the catalog belongs to: `code` of `code` and of `code.case`. */
export type CodeOf<Key extends string> = Key extends `${infer Code}.${string}` ? Code : Key;

/** The facts that a text of the catalog names as `{{name}}`. */
export type FactsOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | FactsOf<Rest>
  : never;
