import { pascalCase } from './names.ts';
import { type ApiDocument, type Operation, resolve, type Schema } from './operations.ts';

/** An operation as a method of the client. */
export interface SdkOperation extends Operation {
  /** Of the method. */
  name: string;
  /** How the client reads the success; the name of the function of `Transport`, or `page`. */
  answer: 'json' | 'item' | 'nothing' | 'page' | 'text';
  /** Name of the schema of the answer, of its one item, or of each item of its pages. */
  answerType?: string | undefined;
  /** Members without which an answer is not one of this operation. */
  expects: readonly string[];
  /** Member of the answer that holds its list. */
  list?: string | undefined;
  /** True if a source has to answer first, which may take its time. */
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
    waitsForSource: operation.extensions['x-waits-for-source'] === true,
  };
}

function answerOf([mediaType]: readonly string[]): 'json' | 'nothing' | 'text' {
  if (mediaType === undefined) return 'nothing';
  return mediaType === 'application/json' ? 'json' : 'text';
}

/** `items`, or the only member that an answer must have, if that is a list. */
function listOf({ properties = {}, required = [] }: Schema): string | undefined {
  const name = properties.items === undefined && required.length === 1 ? required[0] : 'items';
  return name !== undefined && properties[name]?.type === 'array' ? name : undefined;
}

/** `listConnections` of the tag `Connections` is `list`, unless the operation names itself. */
function nameOf({ id, tag = '', extensions }: Operation): string {
  const given = extensions['x-sdk-name'];
  if (typeof given === 'string') return given;
  const plural = pascalCase(tag);
  return id.replace(plural, '').replace(plural.replace(/(?<=x)es$|s$/, ''), '');
}

function deref(schema: Schema, document: ApiDocument): Schema {
  return schema.$ref === undefined ? schema : (resolve(document, { $ref: schema.$ref }) as Schema);
}
