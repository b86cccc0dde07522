import { problem } from '../../problems/service-problem.ts';
import { checkBody, explainInvalid } from './body-check.ts';
import type { OperationSpec } from './operation-spec.ts';
import { createQueryReader, type RawQuery } from './query-reader.ts';
import { readOperationSpecs } from './read-operation-specs.ts';
import { createSchemaCompiler, type SchemaCompiler } from './schema-compiler.ts';

/** Validates the requests of one operation by its committed spec. Every method throws a `ServiceProblem`. */
export interface RequestValidator {
  operation: OperationSpec;
  readQuery(raw: RawQuery): Record<string, unknown>;
  readHeaders(headers: Headers): Record<string, string>;
  /** @param body Parsed; `undefined` if absent. Defaults are filled in. */
  checkBody(body: unknown): void;
}

/** The validators of all operations of the committed specs. */
export interface RequestValidators {
  /** @throws If no spec has the operation. */
  of(operationId: string): RequestValidator;
  has(operationId: string): boolean;
}

/** The only place where requests are validated against the committed specs. Everything is compiled here, once. */
export function createRequestValidators(): RequestValidators {
  const compiler = createSchemaCompiler();
  const validators = new Map(
    readOperationSpecs().map((operation) => [operation.operationId, createValidator(operation, compiler)]),
  );
  return {
    has: (operationId) => validators.has(operationId),
    of(operationId) {
      const validator = validators.get(operationId);
      if (validator === undefined) throw new Error(`No committed spec has an operation ${operationId}.`);
      return validator;
    },
  };
}

/** Specs whose operations accept no undeclared query parameters. */
const STRICT_SPECS: ReadonlySet<string> = new Set([
  'flow-service',
  'headwater',
  'schema-registry',
  'catalog',
  'sandbox',
]);

function createValidator(operation: OperationSpec, compiler: SchemaCompiler): RequestValidator {
  return {
    operation,
    // The token endpoint also reads its fields from the query, and ignores unknown ones.
    readQuery: STRICT_SPECS.has(operation.specName) ? createQueryReader(operation) : () => ({}),
    readHeaders: (headers) => readHeaders(operation, headers),
    checkBody: createBodyCheck(operation, compiler),
  };
}

function readHeaders({ headerParameters }: OperationSpec, headers: Headers): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { name, required } of headerParameters) {
    const value = headers.get(name);
    if (value) read[name] = value;
    else if (required) throw problem('FLOW-1403-400', { header: name });
  }
  return read;
}

function createBodyCheck({ body: spec }: OperationSpec, compiler: SchemaCompiler): (body: unknown) => void {
  if (spec === undefined) return () => undefined;
  const validate = compiler.compile(spec.reference);
  if (spec.mediaType !== 'application/json') {
    return (body) => {
      if (!validate(body)) throw problem('invalid_request', { detail: explainInvalid(validate.errors?.[0]) });
    };
  }
  return (body) => {
    if (body !== undefined || spec.isRequired) checkBody(validate, body);
  };
}
