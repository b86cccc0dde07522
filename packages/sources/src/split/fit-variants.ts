import { LINTERS } from '../lint/linters.ts';
import type { PartMeaning, ValuePart, WrittenValue } from '../parts/value-part.ts';
import type { AuthParameter, AuthVariant, SourceDefinition } from '../source.ts';

/** An auth method whose fields a value can fill. */
export interface VariantFit {
  /** Key of the variant. */
  method: string;
  /** The range of the value for each parameter. */
  params: Readonly<Record<string, WrittenValue>>;
}

const PARAMS: Readonly<Record<string, PartMeaning>> = {
  server: 'host',
  host: 'host',
  port: 'port',
  database: 'database',
  username: 'user',
  userName: 'user',
  userId: 'user',
  password: 'password',
  folderPath: 'path',
  sasKeyName: 'shared-access-key-name',
  sasKey: 'shared-access-key',
  eventHubName: 'event-hub',
};

/**
 * Finds the variants whose fields the value of one parameter can completely fill; those that use most of it come
 * first. Includes the variant of that parameter only if the value also fills other fields.
 */
export function fitVariants(
  { variants }: Pick<SourceDefinition, 'variants'>,
  {
    variant,
    param,
    text,
    parts,
  }: { variant: AuthVariant; param: AuthParameter; text: string; parts: readonly ValuePart[] },
): readonly VariantFit[] {
  const fits = variants
    .filter(({ isDeprecated }) => !isDeprecated)
    .map((candidate) => ({ method: candidate.key, params: fill(candidate, text, parts) }))
    .filter((fit) => isComplete(fit, variants, { variant, param }));
  const most = Math.max(...fits.map(({ params }) => Object.keys(params).length));
  return fits.filter(({ params }) => Object.keys(params).length === most);
}

function isComplete(
  { method, params }: VariantFit,
  variants: readonly AuthVariant[],
  { variant, param }: { variant: AuthVariant; param: AuthParameter },
): boolean {
  const names = Object.keys(params);
  const candidate = variants.find(({ key }) => key === method);
  const isFilled = candidate?.params.every(({ name, isRequired }) => !isRequired || names.includes(name));
  if (!isFilled || names.length === 0) return false;
  return method !== variant.key || (names.length > 1 && names.includes(param.name));
}

/** If a parameter takes the whole value, nothing is left for other fields. */
function fill(
  { params }: AuthVariant,
  text: string,
  parts: readonly ValuePart[],
): Readonly<Record<string, WrittenValue>> {
  const whole = params.find(({ value }) => takes(value, text));
  if (whole) return { [whole.name]: { range: { start: 0, end: text.length } } };
  const entries = params.flatMap(({ name }) => {
    const value = name === 'namespace' ? namespaceOf(text, parts) : valueFor(name, parts);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

function takes(kind: AuthParameter['value'], text: string): boolean {
  const linter = LINTERS.find(({ name }) => name === kind?.kind);
  return linter !== undefined && !linter.isGeneric && linter.recognizes(text.trim());
}

function valueFor(param: string, parts: readonly ValuePart[]): WrittenValue | undefined {
  const meaning = Object.hasOwn(PARAMS, param) ? PARAMS[param] : undefined;
  return meaning && parts.find((part) => part.meaning === meaning)?.value;
}

/** The first label of `sb://namespace.servicebus.windows.net/`. */
function namespaceOf(text: string, parts: readonly ValuePart[]): WrittenValue | undefined {
  const range = parts.find(({ meaning }) => meaning === 'endpoint')?.value.range;
  if (range === undefined) return undefined;
  const [, scheme = '', label = ''] = /^(sb:\/\/)([^./]+)/i.exec(text.slice(range.start, range.end)) ?? [];
  const start = range.start + scheme.length;
  return label === '' ? undefined : { range: { start, end: start + label.length } };
}
