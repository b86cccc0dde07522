import type { ConnectionSpec } from '@headwater/models';
import { type SourceDefinition, toJsonSchema } from '@headwater/sources';
import { toExploreSpec } from './explore-spec.ts';
import { toSourceSpec } from './source-spec.ts';
import { toSpecCategory } from './spec-category.ts';

/** Providers of source connection specs, by how they process the data. */
const PROVIDER_IDS = {
  batch: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
  streaming: '521eee4d-8cbe-4906-bb48-fb6bd4450033',
};

/**
 * Returns the connection spec of a source in the registry's form.
 *
 * @param id One of the source's ids.
 * @param others Sources with the same id; their auth methods are listed as well.
 */
export function toConnectionSpec(
  id: string,
  source: SourceDefinition,
  others: readonly SourceDefinition[],
): ConnectionSpec {
  const { connectionSpec, kind } = source;
  return {
    id,
    name: connectionSpec.name,
    providerId: source.providerId ?? PROVIDER_IDS[kind],
    version: connectionSpec.version,
    authSpec: [source, ...others].flatMap(toAuthSpecs),
    sourceSpec: toSourceSpec(source, others),
    ...toExploreSpec(source),
    attributes: {
      category: toSpecCategory(source.category),
      connectorName: source.displayName,
      isSource: true,
      isDestination: false,
      isDraftModeSupported: true,
      uiAttributes: { apiFeatures: { explorePaginationSupported: false } },
    },
    permissionsInfo: toPermissions(kind),
  };
}

function toAuthSpecs({ variants }: SourceDefinition): NonNullable<ConnectionSpec['authSpec']> {
  return variants.map((variant) => ({
    name: variant.specName,
    type: variant.type,
    spec: { ...toJsonSchema(variant) },
  }));
}

function toPermissions(kind: SourceDefinition['kind']): Record<string, unknown> {
  const name = kind === 'batch' ? 'EnterpriseSource' : 'StreamingSource';
  const permit = (permission: string): object[] => [{ '@type': 'lowLevel', name, permissions: [permission] }];
  return { view: permit('read'), manage: permit('write') };
}
