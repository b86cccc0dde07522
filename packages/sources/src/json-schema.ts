import type { AuthParameter, AuthVariant } from './source.ts';

/** A JSON Schema document, draft-07. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a variant's parameters, as `authSpec[].spec` of a connection spec shows it. */
export function toJsonSchema({ description, params }: AuthVariant): JsonSchema {
  return { ...toParamsSchema(params), description };
}

/** The JSON Schema of an object of parameters, as `sourceSpec.spec` of a connection spec shows it. */
export function toParamsSchema(params: readonly AuthParameter[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries(params.map((param) => [param.name, toPropertySchema(param)])),
    required: params.filter((param) => param.isRequired).map((param) => param.name),
  };
}

function toPropertySchema(param: AuthParameter): JsonSchema {
  return {
    type: param.type,
    title: param.title,
    description: param.description,
    ...(param.isSecret ? { format: 'password' } : {}),
    ...param.constraints,
  };
}
