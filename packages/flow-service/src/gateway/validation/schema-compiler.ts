import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { SERVED_SPECS } from '../../generated/served-specs.ts';

/** Compiles schemas of the committed specs. */
export interface SchemaCompiler {
  /** @param reference Name of the spec, `#`, JSON pointer. */
  compile(reference: string): ValidateFunction;
}

/** Creates a compiler that knows every committed spec. Defaults are filled in for absent values. */
export function createSchemaCompiler(): SchemaCompiler {
  const ajv = new Ajv({ strict: false, useDefaults: true, validateSchema: false });
  addFormats.default(ajv);
  for (const [name, document] of Object.entries(SERVED_SPECS)) ajv.addSchema(document, name);
  return {
    compile: (reference) => ajv.compile({ $ref: encodeFragment(reference) }),
  };
}

/** The pointer becomes the fragment of a URI, which must not contain the braces of path templates. */
function encodeFragment(reference: string): string {
  const [name, pointer] = reference.split('#');
  return `${name}#${encodeURI(pointer ?? '')}`;
}
