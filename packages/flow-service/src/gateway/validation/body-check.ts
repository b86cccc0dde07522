import type { ErrorObject, ValidateFunction } from 'ajv';
import { problem } from '../../problems/service-problem.ts';

/**
 * Validates a JSON body against its schema.
 * @throws ServiceProblem that names the field but not its value
 */
export function checkBody(validate: ValidateFunction, body: unknown): void {
  if (isEmpty(body)) throw problem('FLOW-1405-400');
  if (validate(body)) return;
  const error = mostSpecific(validate.errors ?? []);
  throw problem(isMissing(error) ? 'CONNECTOR-1304-400' : 'CONNECTOR-1312-400', {
    detail: explainInvalid(error),
  });
}

/** Describes the fault of a form or JSON body in one sentence. */
export function explainInvalid(error: ErrorObject | undefined): string {
  if (error === undefined) return 'The body is not valid.';
  const field = fieldOf(error);
  if (isMissing(error)) return `The field ${field} is missing or empty.`;
  return `${field === '' ? 'The body' : field} ${explainRule(error)}.`;
}

/** Describes the rule that a field's value must follow, with the names and values that the schema allows. */
function explainRule({ keyword, message = 'is not valid', params }: ErrorObject): string {
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'additionalProperties')
    return `has a field that is not known: ${params.additionalProperty}`;
  return message;
}

/** The deepest error in the body: of several alternatives in a schema, this is the closest match. */
function mostSpecific(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors
    .filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf')
    .toSorted((left, right) => depthOf(right) - depthOf(left))[0];
}

function isMissing(error: ErrorObject | undefined): boolean {
  return error?.keyword === 'required' || error?.keyword === 'minLength';
}

/** Path with dots, for example `connectionSpec.id`. */
function fieldOf({ instancePath, keyword, params }: ErrorObject): string {
  const path = instancePath.split('/').slice(1);
  return [...path, ...(keyword === 'required' ? [String(params.missingProperty)] : [])].join('.');
}

function depthOf(error: ErrorObject): number {
  return fieldOf(error).split('.').filter(Boolean).length;
}

function isEmpty(body: unknown): boolean {
  return body === undefined || body === null || (Array.isArray(body) && body.length === 0);
}
