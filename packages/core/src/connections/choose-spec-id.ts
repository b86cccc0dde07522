import { HeadwaterError } from '@headwater/sdk';
import { type SourceDefinition, specIdsOf } from '@headwater/sources';
import { describeError } from '../errors/describe-error.ts';
import type { TargetFacts } from '../session/target-facts.ts';

/**
 * Returns the id under which a target knows a source. Queries the target only if the source has several ids.
 *
 * @throws HeadwaterError with code `source-not-offered` if the target knows none of them.
 */
export async function chooseSpecId(definition: SourceDefinition, target: TargetFacts): Promise<string> {
  const ids = specIdsOf(definition);
  if (ids.length === 1) return definition.connectionSpec.id;
  for (const candidate of ids) {
    if (await target.knowsSpec(candidate)) return candidate;
  }
  throw new HeadwaterError(
    ...describeError('source-not-offered', { source: definition.displayName, ids: ids.join(', ') }),
  );
}
