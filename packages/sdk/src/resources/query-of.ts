import type { FlowServiceOperations } from '@headwater/models';

type ReadonlyLists<Value> = Value extends (infer Item)[] ? readonly Item[] : Value;

/** Optional settings as callers have them at hand: possibly undefined, lists possibly readonly. */
export type Loose<Shape> = { [Key in keyof Shape]: ReadonlyLists<Shape[Key]> | undefined };

/** Query parameters of a Flow Service operation. */
export type QueryOf<Operation extends keyof FlowServiceOperations> = Loose<
  NonNullable<FlowServiceOperations[Operation]['parameters']['query']>
>;
