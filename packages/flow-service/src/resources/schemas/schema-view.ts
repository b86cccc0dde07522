import { fieldsOfSchema, type JsonObject, type SandboxScope, type SchemaRow } from '@headwater/flow-store';
import type { XdmSchema } from '@headwater/models';
import type { SchemaForm } from './accepted-form.ts';

/** Namespace of the organization's own fields, without its underscore. The same for every organization. */
export const TENANT_ID = 'headwater';

const AS_STORED: SchemaForm = { isFull: false, isWithoutText: false };

/** A stored schema in the form that the caller accepts. */
export function toSchema(row: SchemaRow, scope: SandboxScope, form: SchemaForm = AS_STORED): XdmSchema {
  const { properties, required, allOf, ...described } = row.schema;
  const fields = form.isFull ? fieldsOfSchema(row.schema) : { properties, required, allOf };
  const schema = {
    ...described,
    ...withoutAbsent({ ...fields }),
    ...identityOf(row),
    'meta:resourceType': 'schemas',
    'meta:containerId': 'tenant',
    'meta:tenantNamespace': `_${TENANT_ID}`,
    imsOrg: scope.imsOrgId,
    'meta:sandboxId': scope.sandboxId,
    'meta:registryMetadata': {
      'repo:createdDate': row.createdAt,
      'repo:lastModifiedDate': row.updatedAt,
      'xdm:createdClientId': row.createdClient,
      'xdm:createdUserId': row.createdBy,
      'xdm:lastModifiedUserId': row.updatedBy,
      eTag: row.etag.replaceAll('"', ''),
    },
  };
  return form.isWithoutText ? { ...withoutText(schema), ...identityOf(row) } : schema;
}

export function identityOf({ uri, altId, title }: SchemaRow): XdmSchema {
  return { $id: uri, 'meta:altId': altId, version: '1.0', title };
}

function withoutAbsent(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Removes titles and descriptions of the schema and its fields; a field may have the name of one. */
function withoutText(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([name]) => name !== 'title' && name !== 'description');
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (name === 'properties') return [name, mapMembers(value, withoutText)];
      if (Array.isArray(value))
        return [name, value.map((part) => (isObject(part) ? withoutText(part) : part))];
      return [name, value];
    }),
  );
}

function mapMembers(value: unknown, map: (member: JsonObject) => JsonObject): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, isObject(member) ? map(member) : member]),
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
