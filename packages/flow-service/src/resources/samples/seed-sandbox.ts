import type { EntityReference } from '@headwater/models';
import {
  type AuthVariant,
  buildConnectionRequest,
  isSourceSlug,
  loadSource,
  type SourceSlug,
} from '@headwater/sources';
import type { Handler } from '../../gateway/handler.ts';
import { FLOW_SERVICE_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { createConnection } from '../connections/create-connection.ts';
import { requireDevelopment } from './require-development.ts';

const TUTORIAL_SOURCES: readonly SourceSlug[] = [
  'azure-synapse-analytics',
  'sql-server',
  'azure-table-storage',
  'adls-gen2',
  'azure-blob',
];

/** Creates complete connections from the catalog's examples; their sources are not reachable. */
export const seedSandbox: Handler<'seedSandbox'> = async (call, services) => {
  await requireDevelopment(call.scope, services);
  const slugs = (call.body?.sources ?? TUTORIAL_SOURCES).map(requireSlug);
  const items: EntityReference[] = [];
  for (const slug of slugs) {
    const reply = await createConnection({ ...call, query: {}, body: await toSample(slug) }, services);
    if (reply.body) items.push(reply.body);
  }
  return created({ items }, `${FLOW_SERVICE_PATH}/connections`);
};

function requireSlug(slug: string): SourceSlug {
  if (isSourceSlug(slug)) return slug;
  throw problem('CONNECTOR-1312-400', {
    detail: `sources has "${slug}", which is not a source of the catalog.`,
  });
}

async function toSample(slug: SourceSlug): Promise<ReturnType<typeof buildConnectionRequest>> {
  const definition = await loadSource(slug);
  const [variant] = definition.variants;
  const name = `Sample of ${definition.displayName}`;
  return buildConnectionRequest(definition, { name, variant, params: variant ? toExamples(variant) : {} });
}

function toExamples({ params }: AuthVariant): Record<string, unknown> {
  const examples = params.map(({ name, examples: [example] }) => [name, example]);
  return Object.fromEntries(examples.filter(([, example]) => example !== undefined));
}
