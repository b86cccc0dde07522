import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { readForm } from './accepted-form.ts';
import { requireSchema } from './require-schema.ts';
import { toSchema } from './schema-view.ts';

export const retrieveSchema: Handler<'retrieveSchema'> = async ({ request, path, scope }, { store }) => {
  const form = readForm(request.headers.get('accept'));
  return ok(toSchema(await requireSchema(store, scope, path.schemaId), scope, form));
};
