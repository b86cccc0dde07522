import type { AuthVariant, SourceDefinition } from '@headwater/sources';
import { findSource } from './find-source.ts';
import { exampleCommand, exampleYaml } from './variant-examples.ts';

/** An auth variant with examples of its use. */
export interface VariantGuide extends AuthVariant {
  /** A command that creates such a connection, with secrets as references. */
  command: string;
  /** The same connection as a file for `connections create --from`. */
  yaml: string;
}

export interface SourceGuide extends Omit<SourceDefinition, 'variants'> {
  variants: readonly VariantGuide[];
}

/**
 * Returns the catalog's entry for a source, with a ready command and file for each auth method.
 *
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @example
 * const { variants } = await showSource('azure-blob');
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
