/** The parameters that a page in a sandbox reads from its address. */
export interface SandboxParams {
  params: Promise<{ sandbox: string }>;
}

export interface ConnectionParams {
  params: Promise<{ sandbox: string; id: string }>;
}

/** The query of an address in Next's format. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first value of each parameter; an empty value counts as absent. */
export async function readSearch(search: SearchParams): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await search).map(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return [name, first === '' ? undefined : first] as const;
  });
  return Object.fromEntries(entries);
}
