import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describeFinding, type Finding } from './finding.ts';
import { namesOf, toJsonSchema } from './json-schema.ts';
import { suggestName } from './lint/suggest-name.ts';
import type { AuthVariant } from './source.ts';

/** Created on first use, so that importing the package stays fast. */
let ajv: Ajv | undefined;
const validators = new WeakMap<AuthVariant, ValidateFunction>();

/**
 * Validates the structure of a variant's parameters: required ones are present, and types are correct. Does not check
 * the meaning of values; the linter does. Unknown parameters pass, as they do on the platform.
 *
 * @returns Findings of severity `error`; none if the structure is valid.
 */
export function validateParams(variant: AuthVariant, params: unknown): readonly Finding[] {
  const validate = validatorOf(variant);
  if (!validate(params)) {
    const aliases = new Set(variant.params.flatMap((param) => param.aliases ?? []));
    return (validate.errors ?? [])
      .filter(
        ({ keyword, params: { missingProperty } }) => keyword !== 'anyOf' && !aliases.has(missingProperty),
      )
      .map((error) => toFinding(variant, error));
  }
  return findContradictions(variant, params as Readonly<Record<string, unknown>>);
}

/** A parameter that appears under two of its names with different values. */
function findContradictions(
  { params: declared }: AuthVariant,
  params: Readonly<Record<string, unknown>>,
): Finding[] {
  return declared.flatMap((param) => {
    const given = namesOf(param).filter((name) => params[name] !== undefined);
    const [first, ...others] = given;
    if (first === undefined || others.every((name) => params[name] === params[first])) return [];
    return [
      {
        severity: 'error',
        param: first,
        ...describeFinding('param-given-twice', { names: given.join(' and '), first }),
      },
    ];
  });
}

function validatorOf(variant: AuthVariant): ValidateFunction {
  const known = validators.get(variant);
  if (known) return known;
  ajv ??= createAjv();
  const compiled = ajv.compile(toJsonSchema(variant));
  validators.set(variant, compiled);
  return compiled;
}

function createAjv(): Ajv {
  const created = new Ajv({ allErrors: true, verbose: true, strict: false, validateFormats: true });
  addFormats.default(created);
  return created;
}

function toFinding(variant: AuthVariant, error: ErrorObject): Finding {
  if (error.keyword === 'required') return missing(variant, String(error.params.missingProperty));
  const param = error.instancePath.split('/')[1];
  if (param === undefined) {
    return { severity: 'error', ...describeFinding('params-not-an-object') };
  }
  if (error.keyword === 'minLength') return missing(variant, param);
  const allowed = allowedValues(error);
  const facts = {
    param,
    problem: error.message ?? 'is not valid',
    allowed: allowed.length > 0 ? ` (${allowed.join(', ')})` : '',
  };
  const suggestion = suggestValue(error, allowed);
  const text =
    suggestion === undefined
      ? describeFinding('param-invalid', facts)
      : describeFinding('param-invalid.misspelled', { ...facts, suggestion });
  return { severity: 'error', param, ...text };
}

/** Suggests the allowed value that was probably intended. Any other value is not repeated. */
function suggestValue({ data }: ErrorObject, allowed: readonly string[]): string | undefined {
  return typeof data === 'string' ? suggestName(data, allowed) : undefined;
}

function missing(variant: AuthVariant, name: string): Finding {
  const title = variant.params.find((param) => namesOf(param).includes(name))?.title ?? name;
  return {
    severity: 'error',
    param: name,
    ...describeFinding('param-missing', { name, title, specName: variant.specName }),
  };
}

function allowedValues({ keyword, params }: ErrorObject): readonly string[] {
  return keyword === 'enum' ? (params.allowedValues as unknown[]).map(String) : [];
}
