import type { AuthVariant, ConnectionInput } from '@headwater/core';

/** The values typed in the form. The values of one auth method are kept when another is chosen. */
export interface FormValues {
  name: string;
  description: string;
  params: Readonly<Record<string, string>>;
}

/** Converts the form to an input. Leaves out empty fields: core reports which of them are required. */
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
