import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { SERVED_SPECS } from '../generated/served-specs.ts';
import { readOperationSpecs } from '../validation/read-operation-specs.ts';

/** An answer to be judged by the committed specs. */
interface JudgedAnswer {
  method: string;
  url: string;
  status: number;
  /** Without parameters. */
  mediaType: string;
  text: string;
}

/** The answers the committed specs allow. */
export interface OpenApiResponses {
  /** @returns what is wrong, or nothing. */
  judge(answer: JudgedAnswer): string | undefined;
}

/** Schemas of responses by operation and status, compiled as they are needed. */
export function readResponses(): OpenApiResponses {
  const ajv = new Ajv({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  for (const [name, document] of Object.entries(SERVED_SPECS)) ajv.addSchema(document, name);
  const compiled = new Map<string, ValidateFunction>();
  const operations = readOperationSpecs().map((operation) => ({
    operation,
    pattern: toPattern(operation.path),
  }));

  function validatorOf(reference: string): ValidateFunction {
    const known = compiled.get(reference) ?? ajv.compile({ $ref: reference });
    compiled.set(reference, known);
    return known;
  }

  return {
    judge({ method, url, status, mediaType, text }) {
      const { pathname } = new URL(url);
      const found = operations.find(
        ({ operation, pattern }) => operation.method === method && pattern.test(pathname),
      );
      const reference = found
        ? findSchema(found.operation, { status, mediaType })
        : 'flow-service#/components/schemas/GatewayError';
      if (reference === undefined) return `no answer with ${status} as ${mediaType} is declared`;
      if (reference === '') return text === '' ? undefined : 'it has a body';
      const validate = validatorOf(reference);
      const isAsDeclared = valuesOf(text, mediaType).every((value) => validate(value));
      return isAsDeclared ? undefined : ajv.errorsText(validate.errors);
    },
  };
}

/** What a body's schema is for: the body, or each of its lines. */
function valuesOf(text: string, mediaType: string): readonly unknown[] {
  if (mediaType === 'application/json') return [JSON.parse(text)];
  if (mediaType !== 'application/x-ndjson') return [text];
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => JSON.parse(line));
}

interface Operation {
  operationId?: string;
  responses: Record<string, { $ref?: string; content?: object }>;
}

/** @returns where the schema is; `''` for an answer without a body; `undefined` when the answer is not declared. */
function findSchema(
  { specName, operationId }: { specName: string; operationId: string },
  { status, mediaType }: Pick<JudgedAnswer, 'status' | 'mediaType'>,
): string | undefined {
  const [pointer, { responses }] = findOperation(specName, operationId);
  const key = String(status) in responses ? String(status) : 'default';
  const response = responses[key];
  if (response === undefined) return undefined;
  if (response.$ref === undefined && response.content === undefined) return '';
  if (response.content && !(mediaType in response.content)) return undefined;
  const place = response.$ref ?? `${pointer}/responses/${key}`;
  return `${specName}${encodeURI(place)}/content/${escapePointer(mediaType)}/schema`;
}

function findOperation(specName: string, operationId: string): [pointer: string, operation: Operation] {
  const document = SERVED_SPECS[specName] as { paths: Record<string, Record<string, Operation>> };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation.operationId !== operationId) continue;
      return [`#/paths/${escapePointer(path)}/${method}`, operation];
    }
  }
  throw new Error(`${specName} has no operation ${operationId}.`);
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
}
