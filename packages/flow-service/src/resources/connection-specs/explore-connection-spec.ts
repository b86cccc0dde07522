import type { Handler } from '../../gateway/handler.ts';
import { problem } from '../../problems/service-problem.ts';

/**
 * Only the platform's own storage can be explored without a connection, and the embedded service does not have that
 * storage.
 */
export const exploreConnectionSpec: Handler<'exploreConnectionSpec'> = async (
  { path: { connectionSpecId } },
  { sources },
) => {
  const [source] = await sources.findBySpecId(connectionSpecId);
  if (source === undefined) throw problem('FLOW-1439-404', { kind: 'connection spec', id: connectionSpecId });
  const { displayName, kind, variants, exploreKind } = source;
  if (kind === 'batch' && variants.length === 0) throw problem('CONNECTOR-1305-400', { source: displayName });
  throw problem(exploreKind === 'none' ? 'CONNECTOR-1336-400' : 'CONNECTOR-1372-400', {
    source: displayName,
  });
};
