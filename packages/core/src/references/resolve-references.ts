import { parseReferences } from './parse-references.ts';
import { readReference } from './read-reference.ts';
import type { ReferenceContext } from './reference-context.ts';

/** Replaces references with their secrets, anywhere in a JSON value. Resolved values are not resolved again. */
export async function resolveReferences(value: unknown, context: ReferenceContext): Promise<unknown> {
  if (typeof value === 'string') return await resolveText(value, context);
  if (Array.isArray(value)) return await Promise.all(value.map((item) => resolveReferences(item, context)));
  if (typeof value !== 'object' || value === null) return value;
  return await resolveParams(value, context);
}

/** `resolveReferences` for an object of named values. */
export async function resolveParams(
  params: object,
  context: ReferenceContext,
): Promise<Record<string, unknown>> {
  const resolved = Object.entries(params).map(async ([name, value]) => {
    return [name, await resolveReferences(value, context)] as const;
  });
  return Object.fromEntries(await Promise.all(resolved));
}

/** `resolveReferences` for a string. */
export async function resolveText(text: string, context: ReferenceContext): Promise<string> {
  const parts = parseReferences(text).map((part) => {
    return part.kind === 'text' ? part.text : readReference(part.scheme, part.target, context);
  });
  return (await Promise.all(parts)).join('');
}
