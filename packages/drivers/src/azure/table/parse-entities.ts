/** A value in the service's format, and its type without the leading `Edm.`. */
export interface EdmValue {
  type: string;
  text: string;
}

/** Properties by name. A map, because a property may have the name `__proto__`. */
export type Entity = ReadonlyMap<string, EdmValue>;

const TYPE_SUFFIX = '@odata.type';
const MAX_INT32 = 2 ** 31 - 1;

/**
 * Reads the entities of a JSON answer of the Table service.
 *
 * @throws SyntaxError if it is not JSON
 * @see https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations
 */
export function parseEntities(json: string): Entity[] {
  const { value = [] } = JSON.parse(json, keepNumberText) as { value?: readonly object[] };
  return value.map(toEntity);
}

/**
 * A number in the service's format: only a decimal point or an exponent distinguishes a whole Double from an integer.
 */
class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function keepNumberText(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? new NumberText(context?.source ?? String(value)) : value;
}

function toEntity(object: object): Entity {
  const written = new Map(Object.entries(object));
  const entity = new Map<string, EdmValue>();
  for (const [name, value] of written) {
    if (name.startsWith('odata.') || name.includes('@') || value === null) continue;
    entity.set(name, toEdmValue(value, written.get(`${name}${TYPE_SUFFIX}`) ?? declaredType(name)));
  }
  return entity;
}

/** Every entity has these; the service does not annotate all their types. */
function declaredType(name: string): string | undefined {
  return name === 'Timestamp' ? 'Edm.DateTime' : undefined;
}

function toEdmValue(value: unknown, declared: unknown): EdmValue {
  const text = value instanceof NumberText ? value.text : String(value);
  if (typeof declared === 'string') return { type: declared.replace(/^Edm\./, ''), text };
  if (value instanceof NumberText) return { type: isInt32(text) ? 'Int32' : 'Double', text };
  return { type: typeof value === 'boolean' ? 'Boolean' : 'String', text };
}

function isInt32(text: string): boolean {
  return /^-?\d+$/.test(text) && Number(text) >= -MAX_INT32 - 1 && Number(text) <= MAX_INT32;
}
