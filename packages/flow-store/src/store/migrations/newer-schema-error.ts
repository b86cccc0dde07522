/** A newer version of Headwater has changed the schema in a way that this one does not know. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  readonly code = 'newer-schema';
}
