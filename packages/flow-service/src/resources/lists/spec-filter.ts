import {
  type FilterParameter,
  type PropertyExpression,
  parseProperty,
} from '../../gateway/validation/property-expression.ts';
import { problem } from '../../problems/service-problem.ts';

const FIELDS: ReadonlySet<string> = new Set(['id', 'name', 'providerId']);
const ATTRIBUTES = 'attributes.';
/** Specs that public clients look up by a name other than the registry's. */
const ALIASES: Readonly<Record<string, string>> = {
  'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb': 'Streaming Connection',
};

/** A spec of a registry. */
interface Spec {
  id?: string;
}

/**
 * Reads `property` parameters as one condition on the specs of a registry.
 *
 * @throws ServiceProblem for the first invalid expression
 */
export function toSpecCondition(
  property: readonly string[],
  name: FilterParameter = 'property',
): (spec: Spec) => boolean {
  const conditions = property.map((text) => parseProperty(text, name));
  for (const { field, operator } of conditions) {
    if (!FIELDS.has(field) && !field.startsWith(ATTRIBUTES)) throw problem('FLOW-1449-400', { name, field });
    if (operator !== '==' && operator !== '!=') throw problem('FLOW-1448-400', { name, operator, field });
  }
  return (spec) => conditions.every((condition) => meets(spec, condition));
}

function meets(spec: Spec, { field, operator, values }: PropertyExpression): boolean {
  const value = field.split('.').reduce<unknown>(readMember, spec);
  const alias = field === 'name' ? ALIASES[spec.id ?? ''] : undefined;
  if (alias !== undefined && values.includes(alias)) return operator === '==';
  // Missing values and objects are not equal to any string.
  const isAny = value !== undefined && typeof value !== 'object' && values.includes(String(value));
  return isAny === (operator === '==');
}

function readMember(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
