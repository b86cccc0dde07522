import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readSpecs, type SpecDocument, type SpecOperation } from './read-specs.ts';

/** A response to validate against the committed specs. */
interface ValidatedAnswer {
  method: string;
  url: string;
  status: number;
  /** Without parameters. */
  mediaType: string;
  text: string;
}

/** The responses that the committed specs allow. */
export interface AnswerValidator {
  /** @returns a description of the error that contains no value of the response, or nothing. */
  validate(answer: ValidatedAnswer): string | undefined;
}

/** A validator for all committed specs. It compiles schemas on demand. */
export function createAnswerValidator(): AnswerValidator {
  const specs = readSpecs();
  const ajv = new Ajv({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  for (const [name, document] of specs) ajv.addSchema(document, name);
  const compiled = new Map<string, ValidateFunction>();
  const operations = [...specs].flatMap(([name, document]) => listOperations(name, document));

  function validatorOf(reference: string): ValidateFunction {
    const known = compiled.get(reference) ?? ajv.compile({ $ref: reference });
    compiled.set(reference, known);
    return known;
  }

  return {
    validate({ method, url, status, mediaType, text }) {
      const { pathname } = new URL(url);
      const found = operations.find((known) => known.method === method && known.pattern.test(pathname));
      const reference = found
        ? findSchema(found, { status, mediaType })
        : schemaWithoutOperation(pathname, status);
      if (reference === undefined) return `no response with ${status} as ${mediaType} is declared`;
      if (reference === '') return text === '' ? undefined : 'it has a body';
      const validate = validatorOf(reference);
      const isAsDeclared = valuesOf(text, mediaType).every((value) => validate(value));
      return isAsDeclared ? undefined : ajv.errorsText(validate.errors);
    },
  };
}

/** Whether the schema of a body applies to the whole body or to each of its lines. */
function valuesOf(text: string, mediaType: string): readonly unknown[] {
  if (mediaType === 'application/json') return [parseJson(text)];
  if (mediaType !== 'application/x-ndjson') return [text];
  return text.replace(/\n$/, '').split('\n').map(parseJson);
}

/** A body that is not JSON is validated as a string, which no schema of a JSON response allows. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A path that cannot be decoded is refused as a bad request. The gateway refuses a path that is not served. */
function schemaWithoutOperation(pathname: string, status: number): string {
  const isUnreadable = status === 400 && !canDecode(pathname);
  return `flow-service#/components/schemas/${isUnreadable ? 'BadRequestProblem' : 'GatewayError'}`;
}

function canDecode(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

interface KnownOperation {
  method: string;
  pattern: RegExp;
  responses: SpecOperation['responses'];
  /** Name of the spec, `#`, JSON pointer. */
  place: string;
}

function listOperations(specName: string, { servers, paths }: SpecDocument): KnownOperation[] {
  const base = new URL(servers.at(-1)?.url ?? '').pathname.replace(/\/$/, '');
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, { responses }]) => ({
        method: method.toUpperCase(),
        pattern: toPattern(`${base}${path}`),
        responses,
        place: `${specName}#/paths/${escapePointer(path)}/${method}`,
      })),
  );
}

/**
 * @returns the location of the schema; `''` for a response without a body; `undefined` if the response is not
 * declared.
 */
function findSchema(
  { responses, place }: KnownOperation,
  { status, mediaType }: Pick<ValidatedAnswer, 'status' | 'mediaType'>,
): string | undefined {
  const key = String(status) in responses ? String(status) : 'default';
  const response = responses[key];
  if (response === undefined) return undefined;
  if (response.$ref === undefined && response.content === undefined) return '';
  if (response.content && !(mediaType in response.content)) return undefined;
  const [specName = ''] = place.split('#');
  const owner = response.$ref === undefined ? `${place}/responses/${key}` : `${specName}${response.$ref}`;
  return `${encodeURI(owner)}/content/${escapePointer(mediaType)}/schema`;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
}
