/** The object cannot be deleted, because a flow uses it. */
export class InUseError extends Error {
  override readonly name = 'InUseError';
  readonly code = 'in-use';
  /** Ids of flows that use the object; the first ones if there are many. */
  readonly flowIds: readonly string[];

  constructor(flowIds: readonly string[]) {
    super(`The object is in use by ${flowIds.join(', ')}.`);
    this.flowIds = flowIds;
  }
}

/** The object cannot be stored, because an object that it refers to no longer exists. */
export class MissingReferenceError extends Error {
  override readonly name = 'MissingReferenceError';
  readonly code = 'missing-reference';
  readonly kind: ReferencedKind;
  readonly id: string;

  constructor(kind: ReferencedKind, id: string) {
    super(`There is no ${kind} ${id}.`);
    this.kind = kind;
    this.id = id;
  }
}

export type ReferencedKind = 'connection' | 'source connection' | 'target connection' | 'flow';
