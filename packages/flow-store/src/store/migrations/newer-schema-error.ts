/** A newer version of Headwater has migrated the schema; this version does not know that migration. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  readonly code = 'newer-schema';
}
