import type { ApiName, OPERATIONS } from '@headwater/models';
import type { QueryValue } from './query.ts';

/** An operation of the specs. No other method or path compiles. */
export type ListedOperation = {
  [Api in ApiName]: (typeof OPERATIONS)[Api][keyof (typeof OPERATIONS)[Api]];
}[ApiName];

/** Names of an operation's parameters in one part of the request. */
type NamesIn<Operation extends ListedOperation, Place> = Extract<
  Operation['parameters'][number],
  { in: Place }
>['name'];

/** Values of the path parameters; required if the path has any. */
export type PathInput<Operation extends ListedOperation> = [NamesIn<Operation, 'path'>] extends [never]
  ? { path?: undefined }
  : { path: Readonly<Record<NamesIn<Operation, 'path'>, string>> };

export interface QueryInput<Operation extends ListedOperation> {
  query?: Readonly<Partial<Record<NamesIn<Operation, 'query'>, QueryValue>>> | undefined;
}

type ReadonlyLists<Value> = Value extends (infer Item)[] ? readonly Item[] : Value;

/** A body or query in the callers' form: optional members possibly undefined, lists possibly readonly. */
export type Loose<Shape> = Shape extends (infer Item)[]
  ? readonly Item[]
  : {
      [Key in keyof Shape]:
        | ReadonlyLists<Shape[Key]>
        | (Record<never, never> extends Pick<Shape, Key> ? undefined : never);
    };

/** Query parameters of an operation. */
export type QueryOf<Types> = Types extends { parameters: { query?: infer Query } }
  ? Loose<NonNullable<Query>>
  : never;

/** JSON body of an operation. */
export type BodyOf<Types> = Types extends { requestBody?: { content: { 'application/json': infer Body } } }
  ? Loose<Body>
  : never;

/** Successful JSON response of an operation. */
export type AnswerOf<Types> = Types extends {
  responses:
    | { 200: { content: { 'application/json': infer Answer } } }
    | { 201: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;
