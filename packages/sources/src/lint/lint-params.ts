import { excerptOf } from '../excerpt.ts';
import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import { findCredentials } from '../secrecy/find-credentials.ts';
import type { AuthParameter, AuthVariant, SourceDefinition } from '../source.ts';
import { lintValue, overlap } from './lint-value.ts';

/**
 * Checks the values of a variant's parameters, each according to the kind that its spec declares. Does not check the
 * structure; `validateParams` does.
 *
 * @param options.now Instant against which dates are compared.
 */
// biome-ignore lint/complexity/useMaxParams: to take one options object
export function lintParams(
  definition: SourceDefinition,
  variant: AuthVariant,
  params: Readonly<Record<string, unknown>>,
  { now }: { now: Date },
): readonly Finding[] {
  return variant.params.flatMap((param) =>
    lintParam(param, params, now).map((finding) => nameTaker(definition, variant, finding)),
  );
}

function lintParam(
  param: AuthParameter,
  params: Readonly<Record<string, unknown>>,
  now: Date,
): readonly Finding[] {
  const value = textOf(params[param.name], param);
  if (value === undefined || (value === '' && !param.isRequired)) return [];
  const findings = lintValue(param.value, value, { now, params, template: param.template });
  return [...findings, ...lintCredentials(value, param, findings)].map((finding) => ({
    ...finding,
    param: param.name,
    ...(finding.range && { excerpt: excerptOf(value, finding.range, param) }),
  }));
}

/** Finds credentials in parameters that others may read, unless an error already reports them. */
function lintCredentials(
  value: string,
  { isSecret, name }: AuthParameter,
  findings: readonly Finding[],
): readonly Finding[] {
  if (isSecret) return [];
  const errors = findings.filter(({ severity }) => severity === 'error');
  return findCredentials(value)
    .filter((range) => !errors.some((error) => error.range && overlap(error.range, range)))
    .map((range) => errorFinding(describeFinding('credential-in-value', { name }), range));
}

/** Numbers are checked in their written form. */
function textOf(value: unknown, { type }: AuthParameter): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && type === 'integer' ? String(value) : undefined;
}

/** If another parameter or another method of the same source takes the value, the next step names it. */
function nameTaker({ variants }: SourceDefinition, variant: AuthVariant, finding: Finding): Finding {
  const findTaker = ({ params }: AuthVariant) =>
    params.find(({ value }) => finding.code === `found-${value?.kind}`);
  const param = findTaker(variant);
  if (param) return { ...finding, fix: `Enter it as ${param.name}, which takes it.` };
  const method = variants.find((other) => !other.isDeprecated && findTaker(other));
  return method ? { ...finding, fix: `Choose the method ${method.key}, which takes it.` } : finding;
}
