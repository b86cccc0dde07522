/** One operation of a committed spec, as far as requests are read by it. */
export interface OperationSpec {
  operationId: string;
  /** Upper case. */
  method: string;
  /** From the root of the host, with `{parameters}`. */
  path: string;
  /** Name of the spec it is from. */
  specName: string;
  /** Answered without a token. */
  isOpen: boolean;
  /** Takes place in a sandbox. */
  isInSandbox: boolean;
  /** Names and enumerated values of query parameters are read without regard to case and underscores. */
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

/** JSON Schema of a parameter, reduced to what reading its text needs. */
export interface ParameterSchema {
  type?: 'string' | 'integer' | 'boolean' | 'array';
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  items?: ParameterSchema;
  maxItems?: number;
}

/** The body an operation takes. */
export interface BodySpec {
  mediaType: string;
  isRequired: boolean;
  /** Where its schema is: name of the spec, `#`, JSON pointer. */
  reference: string;
}
