import { XDM_CLASSES } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { TENANT_ID } from './schema-view.ts';

export const retrieveSchemaStats: Handler<'retrieveSchemaStats'> = async ({ scope }, { store }) => {
  const schemas = await store.schemas.count(scope, []);
  const counts = { schemas, mixins: 0, datatypes: 0, classes: XDM_CLASSES.length, unions: 0 };
  return ok({ imsOrg: scope.imsOrgId, tenantId: TENANT_ID, counts });
};
