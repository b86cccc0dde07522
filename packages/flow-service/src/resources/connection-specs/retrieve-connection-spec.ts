import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { findConnectionSpec } from './find-connection-specs.ts';

export const retrieveConnectionSpec: Handler<'retrieveConnectionSpec'> = async (
  { path: { connectionSpecId } },
  { sources },
) => {
  const spec = await findConnectionSpec(connectionSpecId, sources);
  if (spec === undefined) throw problem('FLOW-1439-404', { kind: 'connection spec', id: connectionSpecId });
  return ok({ items: [spec] });
};
