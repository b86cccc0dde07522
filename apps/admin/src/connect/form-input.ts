import type { AuthVariant, ConnectionInput } from '@headwater/core';

/** What is typed in the form. Values of one variant stay when another is chosen. */
export interface FormValues {
  name: string;
  description: string;
  params: Readonly<Record<string, string>>;
}

/** The form as an input. Empty fields are absent: core reports which of them are required. */
export function toInput(
  source: string,
  { name, description, params }: FormValues,
  variant: AuthVariant | undefined,
): ConnectionInput {
  const given = variant?.params.flatMap(({ name: param }) => {
    const value = params[param] ?? '';
    return value === '' ? [] : [[param, value] as const];
  });
  return {
    source,
    name: name.trim() === '' ? undefined : name.trim(),
    description: description.trim() === '' ? undefined : description.trim(),
    auth: variant && { method: variant.key, params: Object.fromEntries(given ?? []) },
  };
}
