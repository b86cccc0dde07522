/** The part of an operation's committed spec that is needed to read requests. */
export interface OperationSpec {
  operationId: string;
  /** In upper case. */
  method: string;
  /** Path from the root of the host, with `{parameters}`. */
  path: string;
  /** Name of the spec that defines it. */
  specName: string;
  /** True if the operation requires no token. */
  isOpen: boolean;
  /** True if the operation requires a sandbox. */
  isInSandbox: boolean;
  /** Names and enumerated values of query parameters are matched without regard to case and underscores. */
  ignoresCase: boolean;
  queryParameters: readonly ParameterSpec[];
  headerParameters: readonly ParameterSpec[];
  body?: BodySpec;
}

/** A parameter of an operation. */
export interface ParameterSpec {
  name: string;
  in: 'query' | 'header' | 'path';
  required?: boolean;
  schema: ParameterSchema;
}

/** JSON Schema of a parameter, reduced to the parts needed to parse its string. */
export interface ParameterSchema {
  type?: 'string' | 'integer' | 'boolean' | 'array';
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  items?: ParameterSchema;
  maxItems?: number;
}

/** The request body of an operation. */
export interface BodySpec {
  mediaType: string;
  /** Whether the operation also takes its body as `application/json-patch+json`. */
  takesJsonPatch: boolean;
  isRequired: boolean;
  /** Location of its schema: name of the spec, `#`, JSON pointer. */
  reference: string;
}
