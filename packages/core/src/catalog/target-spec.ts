import type { ConnectionSpec } from '@headwater/models';

/** A connection spec as a target shows it, as far as the catalog has an opinion on it. */
export interface TargetSpec {
  id: string;
  name: string;
  version: string;
  /** Targets list destinations, too. */
  isSource: boolean;
  methods: readonly TargetMethod[];
}

/** One authentication of a target's spec. */
export interface TargetMethod {
  specName: string;
  params: readonly TargetParam[];
}

/** One parameter of a target's authentication. */
export interface TargetParam {
  name: string;
  /** JSON Schema types that its value may have; none when the target leaves them open. */
  types: readonly string[];
  isRequired: boolean;
  isSecret: boolean;
}

/** Reads a spec loosely: what is absent or of another shape than documented says nothing. */
export function readTargetSpec(spec: ConnectionSpec): TargetSpec {
  const { id, name, version, authSpec, attributes, sourceSpec } = spec;
  const uiAttributes = toObject(toObject(sourceSpec?.attributes).uiAttributes);
  return {
    id,
    name,
    version,
    isSource: attributes?.isSource === true || uiAttributes.isSource === true,
    methods: (Array.isArray(authSpec) ? authSpec : []).map(readMethod),
  };
}

function readMethod({ name, spec }: NonNullable<ConnectionSpec['authSpec']>[number]): TargetMethod {
  const { properties, required, allOf } = toObject(spec);
  const requiredNames = [...toTexts(required), ...toList(allOf).flatMap(namesOfChoice)];
  const params = Object.entries(toObject(properties)).map(([param, schema]) => {
    const { type, format, writeOnly } = toObject(schema);
    return {
      name: param,
      types: toTexts(type),
      isRequired: requiredNames.includes(param),
      isSecret: format === 'password' || writeOnly === true,
    };
  });
  return { specName: name, params };
}

/** A parameter that may be given under any of several names is required by a choice between them. */
function namesOfChoice(choice: unknown): readonly string[] {
  return toList(toObject(choice).anyOf).flatMap((option) => toTexts(toObject(option).required));
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toTexts(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text) => typeof text === 'string');
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
