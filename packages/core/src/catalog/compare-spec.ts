import { type AuthParameter, type AuthVariant, namesOf, type SourceDefinition } from '@headwater/sources';
import type { TargetMethod, TargetParam, TargetSpec } from './target-spec.ts';

/**
 * Kind of difference. `…-missing`: in the catalog but not on the target. `…-extra`: on the target but not in the
 * catalog.
 */
export type SourceDifferenceCode =
  | 'spec-missing'
  | 'spec-extra'
  | 'spec-name'
  | 'spec-version'
  | 'method-missing'
  | 'method-extra'
  | 'param-missing'
  | 'param-extra'
  | 'param-required'
  | 'param-secret'
  | 'param-type';

/** One difference between the catalog and a target. */
export interface SourceDifference {
  code: SourceDifferenceCode;
  /** Slug; absent for a spec that the catalog does not know. */
  source?: string;
  connectionSpecId: string;
  /** The API's name of the auth method. */
  specName?: string;
  param?: string;
  /** The catalog's value, if the difference is more than presence or absence. */
  catalog?: string | boolean;
  /** The target's value, if the difference is more than presence or absence. */
  target?: string | boolean;
}

/**
 * Compares a source with the spec that a target lists under one of its ids. Variants with the same name are forms for
 * different clouds, and a target may list only its own. Each method of the target is therefore compared with the
 * closest variant.
 *
 * @param others Sources that share the id; entries of the target for those are ignored.
 */
export function compareSpec(
  source: SourceDefinition,
  spec: TargetSpec,
  others: readonly SourceDefinition[] = [],
): readonly SourceDifference[] {
  const offered = new Set(spec.methods.map(({ specName }) => specName));
  const missing = new Set(
    source.variants.map(({ specName }) => specName).filter((name) => !offered.has(name)),
  );
  const otherVariants = others.flatMap(({ variants }) => variants);
  const disagreements: readonly Disagreement[] = [
    ...compareIdentity([source, ...others], spec),
    ...[...missing].map((specName) => ({ code: 'method-missing' as const, specName })),
    ...spec.methods.flatMap((method) => compareMethod(source.variants, otherVariants, method)),
  ];
  return disagreements.map(({ code, ...rest }) => {
    return { code, source: source.slug, connectionSpecId: spec.id, ...rest };
  });
}

type Disagreement = Omit<SourceDifference, 'source' | 'connectionSpecId'>;

function compareIdentity(sources: readonly SourceDefinition[], spec: TargetSpec): readonly Disagreement[] {
  return (['name', 'version'] as const).flatMap((field) => {
    const known = new Set(sources.map(({ connectionSpec }) => connectionSpec[field]));
    if (known.has(spec[field])) return [];
    return [{ code: `spec-${field}` as const, catalog: [...known].join(', '), target: spec[field] }];
  });
}

function compareMethod(
  variants: readonly AuthVariant[],
  otherVariants: readonly AuthVariant[],
  method: TargetMethod,
): readonly Disagreement[] {
  const { specName } = method;
  const own = disagreementsWithNearest(variants, method);
  const others = disagreementsWithNearest(otherVariants, method);
  if (own === undefined) return others === undefined ? [{ code: 'method-extra', specName }] : [];
  if (others !== undefined && others.length < own.length) return [];
  return own.map(({ code, ...rest }) => ({ code, specName, ...rest }));
}

/** @returns undefined if no variant has the method's name. */
function disagreementsWithNearest(
  variants: readonly AuthVariant[],
  { specName, params }: TargetMethod,
): readonly Disagreement[] | undefined {
  const namesakes = variants.filter((variant) => variant.specName === specName);
  return namesakes
    .map((variant) => compareParams(variant.params, params))
    .toSorted((a, b) => a.length - b.length)[0];
}

function compareParams(
  params: readonly AuthParameter[],
  offered: readonly TargetParam[],
): readonly Disagreement[] {
  const names = new Set(params.flatMap(namesOf));
  const extra = offered.filter(({ name }) => !names.has(name));
  return [
    ...params.flatMap((param) => {
      return compareParam(
        param,
        offered.find(({ name }) => namesOf(param).includes(name)),
      );
    }),
    ...extra.map(({ name }) => ({ code: 'param-extra' as const, param: name })),
  ];
}

function compareParam(
  { name: param, type, isRequired, isSecret }: AuthParameter,
  offered: TargetParam | undefined,
): readonly Disagreement[] {
  if (offered === undefined) return [{ code: 'param-missing', param }];
  const { types } = offered;
  const isOpen = types.length === 0 || types.includes(type);
  const told: readonly Disagreement[] = [
    { code: 'param-required', param, catalog: isRequired, target: offered.isRequired },
    { code: 'param-secret', param, catalog: isSecret, target: offered.isSecret },
    { code: 'param-type', param, catalog: type, target: isOpen ? type : types.join(', ') },
  ];
  return told.filter(({ catalog, target }) => catalog !== target);
}
