import type { AuthVariant, SourceDefinition } from '@headwater/sources';
import { findSource } from './find-source.ts';
import { exampleCommand, exampleYaml } from './variant-examples.ts';

/** An auth variant and how to use it. */
export interface VariantGuide extends AuthVariant {
  /** A command that creates such a connection, secrets as references. */
  command: string;
  /** The same as a file for `connections create --from`. */
  yaml: string;
}

export interface SourceGuide extends Omit<SourceDefinition, 'variants'> {
  variants: readonly VariantGuide[];
}

/**
 * All that is known about a source, with a ready command and file for each way to authenticate.
 *
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 */
export async function showSource(slug: string): Promise<SourceGuide> {
  const definition = await findSource(slug);
  const variants = definition.variants.map((variant) => ({
    ...variant,
    command: exampleCommand(definition, variant),
    yaml: exampleYaml(definition, variant),
  }));
  return { ...definition, variants };
}
