import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { describeFinding, errorFinding, type Finding } from './finding.ts';
import { type JsonSchema, namesOf, toPropertySchema } from './json-schema.ts';
import type { AuthParameter, AuthVariant } from './source.ts';
import { suggestName } from './suggest-name.ts';

/** Made on first use. The library interprets schemas: a browser may forbid code that is made from strings. */
const validators = new WeakMap<AuthParameter, Validator>();

/**
 * Validates the structure of a variant's parameters: required ones are present, and types are correct. Does not check
 * the meaning of values; the linter does. Unknown parameters pass, as they do on the platform.
 *
 * @returns Findings of severity `error`; none if the structure is valid.
 */
export function validateParams(variant: AuthVariant, params: unknown): readonly Finding[] {
  if (!isObject(params)) return [errorFinding(describeFinding('params-not-an-object'))];
  const missing = variant.params.filter(
    (param) => param.isRequired && givenNames(param, params).length === 0,
  );
  const found = [
    ...missing.map(({ name }) => missingParam(variant, name)),
    ...variant.params.flatMap((param) =>
      givenNames(param, params).flatMap((name) => checkValue(variant, param, { name, value: params[name] })),
    ),
  ];
  return found.length > 0 ? found : findContradictions(variant, params);
}

function givenNames(param: AuthParameter, params: Readonly<Record<string, unknown>>): readonly string[] {
  return namesOf(param).filter((name) => Object.hasOwn(params, name) && params[name] !== undefined);
}

function checkValue(
  variant: AuthVariant,
  param: AuthParameter,
  { name, value }: { name: string; value: unknown },
): Finding[] {
  const { errors } = validatorOf(param).validate(value);
  // The library reports a fault inside an object at each level around it; the innermost says what is wrong.
  const faults = errors.filter(({ keyword }) => keyword !== 'properties');
  const [first] = faults.filter(({ keyword }) => keyword === 'type').concat(faults);
  if (first === undefined) return [];
  if (first.keyword === 'minLength') return [missingParam(variant, name)];
  return [invalidParam(name, { value, fault: first, param })];
}

function validatorOf(param: AuthParameter): Validator {
  const known = validators.get(param);
  if (known) return known;
  const created = new Validator(toPropertySchema(param), '7', false);
  validators.set(param, created);
  return created;
}

function invalidParam(
  name: string,
  { value, fault, param }: { value: unknown; fault: OutputUnit; param: AuthParameter },
): Finding {
  const schema = schemaAt(toPropertySchema(param), fault.keywordLocation);
  const allowed = fault.keyword === 'enum' && Array.isArray(schema.enum) ? schema.enum.map(String) : [];
  const facts = {
    param: name,
    problem: describeProblem(fault.keyword, schema[fault.keyword]),
    allowed: allowed.length > 0 ? ` (${allowed.join(', ')})` : '',
  };
  const suggestion = typeof value === 'string' ? suggestName(value, allowed) : undefined;
  const text =
    suggestion === undefined
      ? describeFinding('param-invalid', facts)
      : describeFinding('param-invalid.misspelled', { ...facts, suggestion });
  return { ...errorFinding(text), param: name };
}

/** The schema that a location such as `#/properties/mode/enum` is a keyword of. */
function schemaAt(schema: JsonSchema, location: string): JsonSchema {
  const steps = location.split('/').slice(1, -1);
  return steps.reduce<JsonSchema>((at, step) => (isObject(at[step]) ? at[step] : {}), schema);
}

/** Never quotes the value. */
function describeProblem(keyword: string, wanted: unknown): string {
  switch (keyword) {
    case 'type':
      return `must be ${String(wanted)}`;
    case 'enum':
      return 'must be equal to one of the allowed values';
    case 'minimum':
      return `must be >= ${String(wanted)}`;
    case 'maximum':
      return `must be <= ${String(wanted)}`;
    case 'format':
      return `must match format "${String(wanted)}"`;
    default:
      return 'is not valid';
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parameter that appears under two of its names with different values. */
function findContradictions(
  { params: declared }: AuthVariant,
  params: Readonly<Record<string, unknown>>,
): Finding[] {
  return declared.flatMap((param) => {
    const given = givenNames(param, params);
    const [first, ...others] = given;
    if (first === undefined || others.every((name) => params[name] === params[first])) return [];
    const text = describeFinding('param-given-twice', { names: given.join(' and '), first });
    return [{ ...errorFinding(text), param: first }];
  });
}

function missingParam(variant: AuthVariant, name: string): Finding {
  const title = variant.params.find((param) => namesOf(param).includes(name))?.title ?? name;
  const text = describeFinding('param-missing', { name, title, specName: variant.specName });
  return { ...errorFinding(text), param: name };
}
