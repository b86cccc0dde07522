import type { ConnectionSpec } from '@headwater/models';

/** A target's connection spec, reduced to the fields that the catalog also describes. */
export interface TargetSpec {
  id: string;
  name: string;
  version: string;
  /** Targets also list destinations. */
  isSource: boolean;
  methods: readonly TargetMethod[];
}

/** One auth method in a target's spec. */
export interface TargetMethod {
  specName: string;
  params: readonly TargetParam[];
}

/** One parameter of a target's auth method. */
export interface TargetParam {
  name: string;
  /** JSON Schema types that its value may have; empty if the target does not restrict them. */
  types: readonly string[];
  isRequired: boolean;
  isSecret: boolean;
}

/** Reads a spec leniently: fields that are absent or have an undocumented shape are ignored. */
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

/** A parameter that accepts several names is required through a choice between them. */
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
