import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Finding } from './finding.ts';
import { toJsonSchema } from './json-schema.ts';
import type { AuthVariant } from './source.ts';

/** Made on first use: whoever imports the package pays for what it imports, at every start. */
let ajv: Ajv | undefined;
const validators = new WeakMap<AuthVariant, ValidateFunction>();

/**
 * Checks the structure of a variant's parameters: required ones present, types right. Says nothing of what a
 * value means; that is the linter's work. Unknown parameters pass, as they do on the platform.
 *
 * @returns Findings of severity `error`; none when the structure is sound.
 */
export function validateParams(variant: AuthVariant, params: unknown): readonly Finding[] {
  const validate = validatorOf(variant);
  if (validate(params)) return [];
  return (validate.errors ?? []).map((error) => toFinding(variant, error));
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
  const created = new Ajv({ allErrors: true, strict: false, validateFormats: true });
  addFormats.default(created);
  return created;
}

function toFinding(variant: AuthVariant, error: ErrorObject): Finding {
  if (error.keyword === 'required') return missing(variant, String(error.params.missingProperty));
  const param = error.instancePath.split('/')[1];
  if (param === undefined) {
    return {
      code: 'params-not-an-object',
      severity: 'error',
      cause: 'The parameters are not an object.',
      fix: 'Give an object of parameter names and values.',
    };
  }
  if (error.keyword === 'minLength') return missing(variant, param);
  return {
    code: 'param-invalid',
    severity: 'error',
    param,
    cause: `${param} ${error.message ?? 'is not valid'}${allowedValues(error)}.`,
    fix: `Give ${param} a value of the kind its description asks for.`,
  };
}

function missing(variant: AuthVariant, name: string): Finding {
  const title = variant.params.find((param) => param.name === name)?.title ?? name;
  return {
    code: 'param-missing',
    severity: 'error',
    param: name,
    cause: `${name} (${title}) is required for "${variant.specName}" and is missing or empty.`,
    fix: `Add ${name}.`,
  };
}

function allowedValues(error: ErrorObject): string {
  if (error.keyword !== 'enum') return '';
  return ` (${(error.params.allowedValues as unknown[]).join(', ')})`;
}
