import type { AuthVariant } from '@headwater/core';

/** A connection as the form has it: what `createConnection` takes. */
export interface Draft {
  name: string | undefined;
  description: string | undefined;
  auth: { method: string; readonly [param: string]: unknown } | undefined;
}

/** What is typed in the form. Texts of one variant stay when another is chosen. */
export interface DraftValues {
  name: string;
  description: string;
  params: Readonly<Record<string, string>>;
}

/** Empty fields are absent: the core says which of them are needed. */
export function toDraft({ name, description, params }: DraftValues, variant: AuthVariant | undefined): Draft {
  const given = variant?.params.flatMap(({ name: param }) => {
    const value = params[param] ?? '';
    return value === '' ? [] : [[param, value] as const];
  });
  return {
    name: name.trim() === '' ? undefined : name.trim(),
    description: description.trim() === '' ? undefined : description.trim(),
    auth: variant && { ...Object.fromEntries(given ?? []), method: variant.key },
  };
}
