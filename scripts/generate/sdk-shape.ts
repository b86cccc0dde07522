import { pascalCase } from './names.ts';
import { type ApiDocument, type Operation, resolve, type Schema } from './operations.ts';

/** An operation as a method of the client. */
export interface SdkOperation extends Operation {
  /** Name of the method. */
  name: string;
  /** How the client reads a successful response: the name of a `Transport` function, or `page`. */
  answer: 'json' | 'item' | 'nothing' | 'page' | 'text';
  /** Name of the schema of the response, of its only item, or of each item of its pages. */
  answerType?: string | undefined;
  /** Members that every response of this operation must have. */
  expects: readonly string[];
  /** Member of the response that holds the list. */
  list?: string | undefined;
  /** Value of the header `Accept`. @default application/json */
  accept?: string | undefined;
  /** True if the operation waits for a source, which can be slow. */
  waitsForSource: boolean;
}

const SCHEMA = /^#\/components\/schemas\/(\w+)$/;

export function toSdkOperation(operation: Operation, document: ApiDocument): SdkOperation {
  const { schema, mediaTypes } = operation.success;
  const resolved = schema && deref(schema, document);
  const isPage = resolved?.properties?.items !== undefined && resolved.properties._links !== undefined;
  const answer = isPage
    ? operation.path.endsWith('}') && operation.method === 'GET'
      ? 'item'
      : 'page'
    : answerOf(mediaTypes);
  const answerSchema = isPage ? (resolved.properties?.items?.items as Schema) : schema;
  return {
    ...operation,
    name: nameOf(operation),
    answer,
    answerType: SCHEMA.exec(answerSchema?.$ref ?? '')?.[1],
    expects: (resolved?.['x-expects'] as string[] | undefined) ?? [],
    list: resolved && listOf(resolved),
    accept: operation.extensions['x-sdk-accept'] as string | undefined,
    waitsForSource: operation.extensions['x-waits-for-source'] === true,
  };
}

function answerOf([mediaType]: readonly string[]): 'json' | 'nothing' | 'text' {
  if (mediaType === undefined) return 'nothing';
  return mediaType === 'application/json' ? 'json' : 'text';
}

/** `items`, or the only required member of the response if that member is a list. */
function listOf({ properties = {}, required = [] }: Schema): string | undefined {
  const name = properties.items === undefined && required.length === 1 ? required[0] : 'items';
  return name !== undefined && properties[name]?.type === 'array' ? name : undefined;
}

/** Shortens `listConnections` of the tag `Connections` to `list`, unless the spec sets a name. */
function nameOf({ id, tag = '', extensions }: Operation): string {
  const given = extensions['x-sdk-name'];
  if (typeof given === 'string') return given;
  const plural = pascalCase(tag);
  return id.replace(plural, '').replace(plural.replace(/(?<=x)es$|s$/, ''), '');
}

function deref(schema: Schema, document: ApiDocument): Schema {
  return schema.$ref === undefined ? schema : (resolve(document, { $ref: schema.$ref }) as Schema);
}
