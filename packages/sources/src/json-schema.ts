import type { AuthParameter, AuthVariant } from './source.ts';

/** A JSON Schema document, draft-07. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a variant's parameters, in the form of `authSpec[].spec` of a connection spec. */
export function toJsonSchema({ description, params }: AuthVariant): JsonSchema {
  return { ...toParamsSchema(params), description };
}

/** The JSON Schema of a parameters object, in the form of `sourceSpec.spec` of a connection spec. */
export function toParamsSchema(params: readonly AuthParameter[]): JsonSchema {
  const required = params.filter((param) => param.isRequired);
  const underAnyName = required.filter(hasAliases).map((param) => ({
    anyOf: namesOf(param).map((name) => ({ required: [name] })),
  }));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries(
      params.flatMap((param) => namesOf(param).map((name) => [name, toPropertySchema(param)])),
    ),
    required: required.filter((param) => !hasAliases(param)).map((param) => param.name),
    ...(underAnyName.length > 0 ? { allOf: underAnyName } : {}),
  };
}

/** The name of a parameter, followed by its synonyms. */
export function namesOf({ name, aliases = [] }: AuthParameter): readonly string[] {
  return [name, ...aliases];
}

function hasAliases({ aliases = [] }: AuthParameter): boolean {
  return aliases.length > 0;
}

/** The JSON Schema of one parameter. */
export function toPropertySchema(param: AuthParameter): JsonSchema {
  return {
    type: param.type,
    title: param.title,
    description: param.description,
    ...(param.isSecret ? { format: 'password' } : {}),
    ...param.constraints,
  };
}
