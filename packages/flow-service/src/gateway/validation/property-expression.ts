import { problem } from '../../problems/service-problem.ts';

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Names of the parameters with filters: in the query of a list and in the body of a search. */
export type FilterParameter = 'property' | 'queryString';

/** One parsed `property` parameter: `state==enabled,draft`. */
export interface PropertyExpression {
  field: string;
  operator: Operator;
  /** At least one value; the filter matches any of them. */
  values: readonly string[];
}

const FIELD = /^[A-Za-z_][\w.[\]]*/;
/** A run of operator characters; the value starts after it. */
const OPERATOR = /^[=!<>~]+/;
/** Operators of other APIs that this API does not support. */
const UNIMPLEMENTED: ReadonlySet<string> = new Set(['~', '=~', '!~']);

/**
 * Parses a filter expression.
 *
 * @param name Name of the parameter, for problems.
 * @throws ServiceProblem `FLOW-1440`, `FLOW-1450` or `FLOW-1453`
 */
export function parseProperty(text: string, name: FilterParameter = 'property'): PropertyExpression {
  const field = FIELD.exec(text)?.[0] ?? '';
  const written = OPERATOR.exec(text.slice(field.length))?.[0] ?? '';
  if (field === '' || written === '')
    throw problem('FLOW-1453-400', { name, wanted: 'Write {field}{operator}{value}.' });
  const operator = toOperator(written, name);
  const values = splitValues(text.slice(field.length + written.length));
  if (values.length === 0) throw problem('FLOW-1453-400', { name, wanted: `It has no value for ${field}.` });
  return { field, operator, values };
}

/** An example in the platform's documentation uses a single `=`. */
function toOperator(written: string, name: FilterParameter): Operator {
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
        ? problem('FLOW-1440-400', { name, operator: written })
        : problem('FLOW-1450-400', { name, operator: written });
  }
}

/** A quote that ends a value. */
const CLOSING_QUOTE = /"(?=,|$)/;

/**
 * Values are separated by commas. A value in double quotes may contain commas; it ends at the quote before a comma or
 * the end. Parsing is linear in the length of the string, which callers control.
 */
function splitValues(text: string): readonly string[] {
  const values: string[] = [];
  let isClosable = true;
  for (let rest = text; rest !== ''; ) {
    const closing: number = isClosable && rest.startsWith('"') ? rest.slice(1).search(CLOSING_QUOTE) : -1;
    // If no quote closes this value, no later value can be closed either.
    isClosable &&= closing !== -1 || !rest.startsWith('"');
    const value = closing === -1 ? readToComma(rest) : rest.slice(1, closing + 1);
    if (closing !== -1 || value !== '') values.push(value);
    rest = rest.slice(value.length + (closing === -1 ? 1 : 3));
  }
  return values;
}

function readToComma(text: string): string {
  const comma = text.indexOf(',');
  return comma === -1 ? text : text.slice(0, comma);
}
