import { listSources, loadSource, type SourceDefinition, specIdsOf } from '@headwater/sources';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { compareSpec, type SourceDifference } from './compare-spec.ts';
import { findSource } from './find-source.ts';
import { readTargetSpec, type TargetSpec } from './target-spec.ts';

export interface DiffSourcesOptions extends UseCaseOptions {
  /** Slug of the only source to compare. @default all sources */
  source?: string | undefined;
}

/** Comparison of the catalog with one target. */
export interface SourcesDiff {
  /** Name of the target's profile. */
  profile: string;
  /** Number of catalog sources that were compared. */
  compared: number;
  /** Sorted by source, followed by the specs that only the target has. */
  differences: readonly SourceDifference[];
}

/**
 * Compares the catalog with the connection specs of a target: which ids, auth methods, and parameters differ. The
 * result shows where the catalog is out of date and which sources the organization is not offered.
 *
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { differences } = await diffSources({ source: 'azure-blob' });
 */
export async function diffSources(options: DiffSourcesOptions = {}): Promise<SourcesDiff> {
  const { source, signal } = options;
  const chosen = source === undefined ? undefined : await findSource(source);
  const session = await sessionOf(options);
  const catalog = await Promise.all(listSources().map(({ slug }) => loadSource(slug)));
  const specs = await readSpecs(session, chosen && specIdsOf(chosen), signal);
  const compared = chosen ? [chosen] : catalog;
  return {
    profile: session.profile.name,
    compared: compared.length,
    differences: [
      ...compared.flatMap((definition) => diffSource(definition, specs, catalog)),
      ...(chosen ? [] : extraSpecs(specs, catalog)),
    ],
  };
}

/** @param ids Ids to read; all if omitted. */
async function readSpecs(
  { client }: Session,
  ids: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly TargetSpec[]> {
  const property = ids && [`id==${ids.join(',')}`];
  const specs: TargetSpec[] = [];
  for await (const spec of client.connectionSpecs.list({ property }, { signal }))
    specs.push(readTargetSpec(spec));
  return specs;
}

/** A target may know a source under only one of its ids. */
function diffSource(
  source: SourceDefinition,
  specs: readonly TargetSpec[],
  catalog: readonly SourceDefinition[],
): readonly SourceDifference[] {
  const ids = specIdsOf(source);
  const offered = specs.filter(({ id }) => ids.includes(id));
  if (offered.length === 0) {
    return [{ code: 'spec-missing', source: source.slug, connectionSpecId: source.connectionSpec.id }];
  }
  return offered.flatMap((spec) => {
    const others = catalog.filter(
      (other) => other.slug !== source.slug && specIdsOf(other).includes(spec.id),
    );
    return compareSpec(source, spec, others);
  });
}

function extraSpecs(
  specs: readonly TargetSpec[],
  catalog: readonly SourceDefinition[],
): readonly SourceDifference[] {
  const known = new Set(catalog.flatMap(specIdsOf));
  return specs
    .filter(({ id, isSource }) => isSource && !known.has(id))
    .map(({ id, name }) => ({ code: 'spec-extra', connectionSpecId: id, target: name }));
}
