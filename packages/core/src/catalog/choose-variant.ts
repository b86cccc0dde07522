import { InvalidInputError } from '@headwater/sdk';
import { type AuthVariant, matchVariant, type SourceDefinition } from '@headwater/sources';
import { describeError } from '../errors/describe-error.ts';
import { nearest } from '../suggestions/nearest.ts';

/**
 * Finds an auth variant by its key or by the API's own `specName`, ignoring case. A source with a single variant
 * needs no name; a source without an auth block has no variant.
 *
 * @param params Distinguish variants that share a `specName`.
 * @throws InvalidInputError that lists the available methods.
 */
export function chooseVariant(
  definition: SourceDefinition,
  method: string | undefined,
  params: Readonly<Record<string, unknown>>,
): AuthVariant | undefined {
  const { variants } = definition;
  if (variants.length === 0) {
    if (method !== undefined || Object.keys(params).length > 0) throw authNotTaken(definition);
    return undefined;
  }
  if (method === undefined) {
    if (variants.length === 1) return variants[0];
    throw methodMissing(definition);
  }
  const byKey = variants.find((variant) => isSame(variant.key, method));
  if (byKey) return byKey;
  const bySpecName = variants.find((variant) => isSame(variant.specName, method));
  if (bySpecName) return matchVariant(definition, { specName: bySpecName.specName, params });
  throw methodUnknown(definition, method);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function authNotTaken({ displayName }: SourceDefinition): InvalidInputError {
  return new InvalidInputError(...describeError('auth-not-taken', { source: displayName }));
}

function methodMissing({ displayName, variants }: SourceDefinition): InvalidInputError {
  return new InvalidInputError(
    ...describeError('auth-method-missing', { source: displayName, methods: keysOf(variants) }),
  );
}

function methodUnknown({ slug, displayName, variants }: SourceDefinition, method: string): InvalidInputError {
  const near = nearest(
    method,
    variants.map((variant) => variant.key),
  );
  return new InvalidInputError(
    ...describeError(
      'auth-method-unknown',
      { source: displayName, method, slug, methods: keysOf(variants) },
      { first: near.map((key) => `Did you mean ${key}?`) },
    ),
  );
}

function keysOf(variants: readonly AuthVariant[]): string {
  return variants.map((variant) => variant.key).join(', ');
}
