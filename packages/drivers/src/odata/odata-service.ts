import { readAtomService } from './atom.ts';
import type { Answer } from './guarded-get.ts';
import { readMetadata, type ServiceModel } from './metadata.ts';
import { odataFailure } from './odata-failures.ts';
import { getDocument, type ODataSession } from './odata-request.ts';

/** Returns the names of the entity sets in the service document. */
export async function listEntitySets(session: ODataSession): Promise<string[]> {
  const answer = await getDocument(session, '', {
    version4: 'application/json',
    older: 'application/atomsvc+xml, application/xml',
  });
  const names = /^\s*</.test(answer.body.replace(/^\uFEFF/, ''))
    ? readAtomService(answer.body)
    : readJsonService(answer);
  if (names === undefined) throw odataFailure('not-odata', { root: session.root });
  return names;
}

/** Returns the columns of every entity set, as the metadata document declares them. */
export async function readModel(session: ODataSession): Promise<ServiceModel> {
  const accept = 'application/xml';
  const { body } = await getDocument(session, '$metadata', { version4: accept, older: accept });
  const model = readMetadata(body);
  if (model === undefined) throw odataFailure('not-odata', { root: session.root });
  return model;
}

/** Versions 1 and 2 list names alone; version 3 puts `odata.metadata` and version 4 `@odata.context` before them. */
function readJsonService({ body }: Answer): string[] | undefined {
  const document = parseObject(body);
  if (document === undefined) return undefined;
  const names = (document.d as { EntitySets?: unknown } | null | undefined)?.EntitySets;
  if (Array.isArray(names)) return names.filter((name) => typeof name === 'string');
  const context = document['@odata.context'] ?? document['@context'] ?? document['odata.metadata'];
  if (typeof context !== 'string' || !Array.isArray(document.value)) return undefined;
  return document.value.flatMap((entry: { name?: unknown; kind?: unknown }) => {
    const isSet = (entry?.kind ?? 'EntitySet') === 'EntitySet' && typeof entry?.name === 'string';
    return isSet ? [String(entry.name)] : [];
  });
}

/** A JSON object; undefined for anything else. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
