import type { Condition, ConnectionField, ListQuery } from '@headwater/flow-store';
import {
  type FilterParameter,
  type Operator,
  parseProperty,
} from '../../gateway/validation/property-expression.ts';
import { problem } from '../../problems/service-problem.ts';

/** The type of a field determines its operators and values. */
const FIELDS: Readonly<Record<ConnectionField, 'id' | 'text' | 'time'>> = {
  id: 'id',
  name: 'text',
  description: 'text',
  providerId: 'id',
  state: 'text',
  'connectionSpec.id': 'id',
  'connectionSpec.version': 'text',
  'auth.specName': 'text',
  createdAt: 'time',
  updatedAt: 'time',
  createdBy: 'text',
  updatedBy: 'text',
  createdClient: 'text',
  updatedClient: 'text',
};

/** Maximum number of filters in a list, and of values in all of them together; every database supports as many. */
const MAX_FILTERS = 100;
const MAX_VALUES = 1000;

/**
 * Parses `property` parameters into conditions on connections.
 *
 * @param name Name of the parameter, for problems.
 * @throws ServiceProblem for the first invalid filter, or `FLOW-1453` for too many
 */
export function toConditions(
  property: readonly string[],
  name: FilterParameter = 'property',
): readonly Condition[] {
  refuseMoreThan(MAX_FILTERS, { what: 'filters', count: property.length, name });
  const conditions = property.map((text) => toCondition(text, name));
  const values = conditions.reduce((count, condition) => count + condition.values.length, 0);
  refuseMoreThan(MAX_VALUES, { what: 'values in all', count: values, name });
  return conditions;
}

function refuseMoreThan(
  most: number,
  { what, count, name }: { what: string; count: number; name: FilterParameter },
): void {
  if (count > most)
    throw problem('FLOW-1453-400', name, `A list takes ${most} ${what}; this request has ${count}.`);
}

function toCondition(text: string, name: FilterParameter): Condition {
  const { field, operator, values } = parseProperty(text, name);
  if (!isConnectionField(field)) throw problem('FLOW-1449-400', name, field);
  if (isRange(operator) && FIELDS[field] === 'id') throw problem('FLOW-1448-400', name, operator, field);
  if (isRange(operator) && values.length > 1) throw problem('FLOW-1443-400', name, operator, field);
  return {
    field,
    operator,
    values: FIELDS[field] === 'time' ? values.map((value) => toTime(`${field} in ${name}`, value)) : values,
  };
}

/**
 * Parses an `orderby` parameter.
 *
 * @throws ServiceProblem `FLOW-1432` or `FLOW-1433`
 */
export function toOrder(orderby: string): NonNullable<ListQuery['order']> {
  const [, prefix, field = ''] = /^([+-]?)(\w.*)$/s.exec(orderby) ?? [];
  if (prefix === undefined) throw problem('FLOW-1432-400', orderby);
  if (!isConnectionField(field)) throw problem('FLOW-1433-400', field);
  return { field, direction: prefix === '-' ? 'descending' : 'ascending' };
}

function isConnectionField(field: string): field is ConnectionField {
  return Object.hasOwn(FIELDS, field);
}

function isRange(operator: Operator): boolean {
  return operator !== '==' && operator !== '!=';
}

function toTime(where: string, value: string): number {
  const time = Number(value);
  if (value.trim() === '' || !Number.isFinite(time)) {
    throw problem('FLOW-1452-400', where, value, 'it is a time in epoch milliseconds');
  }
  return time;
}
