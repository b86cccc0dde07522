import type { Condition, ConnectionField, ListQuery } from '@headwater/flow-store';
import { type Operator, parseProperty } from '../../gateway/validation/property-expression.ts';
import { problem } from '../../problems/service-problem.ts';

/** What a field holds decides which operators and values go with it. */
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

/** Filters of one list, and values in all of them: no more than any database takes in one query. */
const MAX_FILTERS = 100;
const MAX_VALUES = 1000;

/**
 * Reads `property` parameters as conditions on connections.
 *
 * @throws ServiceProblem of the first filter's fault, or `FLOW-1453` for too many
 */
export function toConditions(property: readonly string[]): readonly Condition[] {
  refuseMoreThan(MAX_FILTERS, 'filters', property.length);
  const conditions = property.map(toCondition);
  const values = conditions.reduce((count, condition) => count + condition.values.length, 0);
  refuseMoreThan(MAX_VALUES, 'values in all', values);
  return conditions;
}

function refuseMoreThan(most: number, what: string, count: number): void {
  if (count > most)
    throw problem('FLOW-1453-400', 'property', `A list takes ${most} ${what}, and these are ${count}.`);
}

function toCondition(text: string): Condition {
  const { field, operator, values } = parseProperty(text);
  if (!isConnectionField(field)) throw problem('FLOW-1449-400', field);
  if (isRange(operator) && FIELDS[field] === 'id') throw problem('FLOW-1448-400', operator, field);
  if (isRange(operator) && values.length > 1) throw problem('FLOW-1443-400', operator, field);
  return {
    field,
    operator,
    values: FIELDS[field] === 'time' ? values.map((value) => toTime(field, value)) : values,
  };
}

/**
 * Reads an `orderby` parameter.
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

function toTime(field: string, value: string): number {
  const time = Number(value);
  if (value.trim() === '' || !Number.isFinite(time)) {
    throw problem('FLOW-1452-400', field, value, 'it is a time in epoch milliseconds');
  }
  return time;
}
