import {
  type AuthVariant,
  checkParams,
  type Finding,
  isSourceSlug,
  loadSource,
  type SplitValue,
  splitValue,
} from '@headwater/sources';

/** The findings about the values of a form. */
export interface Lint {
  findings: readonly Finding[];
  /** The parts of each parameter's current string, by parameter name. */
  splits: Readonly<Record<string, SplitValue>>;
}

/** The values of a form, before they are sent anywhere. */
export interface LintedValues {
  /** Slug of the source. */
  source: string;
  /** Key of the auth method. */
  method: string | undefined;
  params: Readonly<Record<string, unknown>>;
}

/** Checks the values of a form in the browser, so no secret leaves the form for it. */
export async function lintValues({ source, method, params }: LintedValues, now: Date): Promise<Lint> {
  if (!isSourceSlug(source)) return { findings: [], splits: {} };
  const definition = await loadSource(source);
  const variant = definition.variants.find(({ key }) => key === method);
  if (variant === undefined) return { findings: [], splits: {} };
  const { structure, values } = checkParams(definition, variant, { params, now });
  // Only the server can resolve a reference; it checks the value when it is tested or saved.
  const isChecked = ({ param }: Finding): boolean => param === undefined || !hasReference(params[param]);
  return {
    findings: [...structure, ...values].filter(isChecked),
    splits: Object.fromEntries(variant.params.flatMap(toSplit)),
  };

  function toSplit(param: AuthVariant['params'][number]): [string, SplitValue][] {
    const text = params[param.name];
    const split =
      typeof text === 'string' && variant !== undefined
        ? splitValue(definition, variant, { param, text })
        : undefined;
    return split ? [[param.name, split]] : [];
  }
}

function hasReference(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${');
}
