import { problem } from '../problems/service-problem.ts';

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** One `property` parameter, taken apart: `state==enabled,draft`. */
export interface PropertyExpression {
  field: string;
  operator: Operator;
  /** At least one; several mean any of them. */
  values: readonly string[];
}

const FIELD = /^[A-Za-z_][\w.[\]]*/;
/** A run of the characters operators are made of; the value begins where it ends. */
const OPERATOR = /^[=!<>~]+/;
/** Other APIs have these; this one does not. */
const UNIMPLEMENTED: ReadonlySet<string> = new Set(['~', '=~', '!~']);

/**
 * Takes a filter expression apart.
 *
 * @throws ServiceProblem `FLOW-1440`, `FLOW-1450` or `FLOW-1453`
 */
export function parseProperty(text: string): PropertyExpression {
  const field = FIELD.exec(text)?.[0] ?? '';
  const written = OPERATOR.exec(text.slice(field.length))?.[0] ?? '';
  if (field === '' || written === '')
    throw problem('FLOW-1453-400', 'property', 'Write {field}{operator}{value}.');
  const operator = toOperator(written);
  const values = splitValues(text.slice(field.length + written.length));
  if (values.length === 0) throw problem('FLOW-1453-400', 'property', `It has no value for ${field}.`);
  return { field, operator, values };
}

/** A documented call uses a single `=`. */
function toOperator(written: string): Operator {
  switch (written) {
    case '=':
      return '==';
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return written;
    default:
      throw UNIMPLEMENTED.has(written)
        ? problem('FLOW-1440-400', written)
        : problem('FLOW-1450-400', written);
  }
}

/**
 * Values are separated by commas. One in double quotes may hold commas; it ends at the quote before a comma or the end.
 */
function splitValues(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|,)(?:"(.*?)"(?=,|$)|([^,]+))/gs)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}
