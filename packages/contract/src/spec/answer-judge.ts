import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readSpecs, type SpecDocument, type SpecOperation } from './read-specs.ts';

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
export interface AnswerJudge {
  /** @returns what is wrong, without a value of the answer, or nothing. */
  judge(answer: JudgedAnswer): string | undefined;
}

/** A judge by all committed specs. Schemas are compiled as they are needed. */
export function createAnswerJudge(): AnswerJudge {
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
    judge({ method, url, status, mediaType, text }) {
      const { pathname } = new URL(url);
      const found = operations.find((known) => known.method === method && known.pattern.test(pathname));
      const reference = found
        ? findSchema(found, { status, mediaType })
        : schemaWithoutOperation(pathname, status);
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
  if (mediaType === 'application/json') return [parseJson(text)];
  if (mediaType !== 'application/x-ndjson') return [text];
  return text.replace(/\n$/, '').split('\n').map(parseJson);
}

/** Text that is no JSON is judged as text, which no schema of a JSON answer allows. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A path that cannot be decoded is refused as a bad request; an address at which nothing is served, by the gateway. */
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

/** @returns where the schema is; `''` for an answer without a body; `undefined` when the answer is not declared. */
function findSchema(
  { responses, place }: KnownOperation,
  { status, mediaType }: Pick<JudgedAnswer, 'status' | 'mediaType'>,
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
