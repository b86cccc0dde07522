/** A newer version of Headwater has migrated the schema; this one does not know the migration. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  readonly code = 'newer-schema';
}
