import type { FieldCondition, FieldOrder } from '@headwater/flow-store';
import {
  type FilterParameter,
  type Operator,
  parseProperty,
} from '../../gateway/validation/property-expression.ts';
import { problem } from '../../problems/service-problem.ts';

/** The type of a field determines its operators and values. */
type FieldType = 'id' | 'text' | 'time';

/** The fields that a list can be filtered and ordered by, with their API names. */
export type FilterFields<Field extends string> = Readonly<Record<Field, FieldType>>;

/** Maximum number of filters in a list, and of values in all of them together; every database supports as many. */
const MAX_FILTERS = 100;
const MAX_VALUES = 1000;

/**
 * Parses `property` parameters into conditions.
 *
 * @param name Name of the parameter, for problems.
 * @throws ServiceProblem for the first invalid filter, or `FLOW-1453` for too many
 */
export function toConditions<Field extends string>(
  property: readonly string[],
  fields: FilterFields<Field>,
  name: FilterParameter = 'property',
): readonly FieldCondition<Field>[] {
  refuseMoreThan(MAX_FILTERS, { what: 'filters', count: property.length, name });
  const conditions = property.map((text) => toCondition(text, fields, name));
  const values = conditions.reduce((count, condition) => count + condition.values.length, 0);
  refuseMoreThan(MAX_VALUES, { what: 'values in all', count: values, name });
  return conditions;
}

function refuseMoreThan(
  most: number,
  { what, count, name }: { what: string; count: number; name: FilterParameter },
): void {
  if (count > most)
    throw problem('FLOW-1453-400', {
      name,
      wanted: `A list takes ${most} ${what}; this request has ${count}.`,
    });
}

function toCondition<Field extends string>(
  text: string,
  fields: FilterFields<Field>,
  name: FilterParameter,
): FieldCondition<Field> {
  const { field, operator, values } = parseProperty(text, name);
  if (!isField(field, fields)) throw problem('FLOW-1449-400', { name, field });
  if (isRange(operator) && fields[field] === 'id') throw problem('FLOW-1448-400', { name, operator, field });
  if (isRange(operator) && values.length > 1) throw problem('FLOW-1443-400', { name, operator, field });
  return {
    field,
    operator,
    values: fields[field] === 'time' ? values.map((value) => toTime(`${field} in ${name}`, value)) : values,
  };
}

/**
 * Parses an `orderby` parameter.
 *
 * @param kind Plural noun of the entities, for problems.
 * @throws ServiceProblem `FLOW-1432` or `FLOW-1433`
 */
export function toOrder<Field extends string>(
  orderby: string,
  { fields, kind }: { fields: FilterFields<Field>; kind: string },
): FieldOrder<Field> {
  const [, prefix, field = ''] = /^([+-]?)(\w.*)$/s.exec(orderby) ?? [];
  if (prefix === undefined) throw problem('FLOW-1432-400', { orderby });
  if (!isField(field, fields)) throw problem('FLOW-1433-400', { field, kind });
  return { field, direction: prefix === '-' ? 'descending' : 'ascending' };
}

function isField<Field extends string>(field: string, fields: FilterFields<Field>): field is Field {
  return Object.hasOwn(fields, field);
}

function isRange(operator: Operator): boolean {
  return operator !== '==' && operator !== '!=';
}

function toTime(where: string, value: string): number {
  const time = Number(value);
  if (value.trim() === '' || !Number.isFinite(time)) {
    throw problem('FLOW-1452-400', { name: where, value, wanted: 'it is a time in epoch milliseconds' });
  }
  return time;
}
