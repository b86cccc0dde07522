import type { ConnectionSpec } from '@headwater/models';
import type { SourceRegistry } from '../../source-access/source-registry.ts';
import { toConnectionSpec } from './to-connection-spec.ts';

/** The connection spec with an id, built from the sources that share the id. */
export async function findConnectionSpec(
  id: string,
  sources: SourceRegistry,
): Promise<ConnectionSpec | undefined> {
  const [source, ...others] = await sources.findBySpecId(id);
  return source && toConnectionSpec(id, source, others);
}

/** One connection spec for each id, including alternate ids. */
export async function listAllConnectionSpecs(sources: SourceRegistry): Promise<readonly ConnectionSpec[]> {
  const specs = await Promise.all(sources.listSpecIds().map((id) => findConnectionSpec(id, sources)));
  return specs.filter((spec) => spec !== undefined);
}
