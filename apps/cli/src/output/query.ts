import { UsageError } from '../errors/usage-error.ts';

/** Applies a JMESPath expression that `checkQuery` let pass. */
export async function selectByQuery(value: unknown, query: string): Promise<unknown> {
  const { search } = await import('@jmespath-community/jmespath');
  return search(JSON.parse(JSON.stringify(value ?? null)), query);
}

/** Refuses an expression that cannot be read, before anything is done. */
export async function checkQuery(query: string): Promise<string> {
  const { compile } = await import('@jmespath-community/jmespath');
  try {
    compile(query);
    return query;
  } catch (error) {
    throw new UsageError(
      `--query is not a JMESPath expression: ${error instanceof Error ? error.message : error}`,
      {
        code: 'query-invalid',
        nextSteps: ["Quote it for the shell, for example --query '[].name'."],
      },
    );
  }
}
