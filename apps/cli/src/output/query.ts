import { UsageError } from '../errors/usage-error.ts';

/** Applies a JMESPath expression that `checkQuery` accepted. */
export async function selectByQuery(value: unknown, query: string): Promise<unknown> {
  const { search } = await import('@jmespath-community/jmespath');
  try {
    return search(JSON.parse(JSON.stringify(value ?? null)), query);
  } catch (error) {
    throw invalidQuery('--query does not fit the result', error);
  }
}

/** Refuses an invalid expression before the command does anything. */
export async function checkQuery(query: string): Promise<string> {
  const { compile } = await import('@jmespath-community/jmespath');
  try {
    compile(query);
    return query;
  } catch (error) {
    throw invalidQuery('--query is not a JMESPath expression', error);
  }
}

function invalidQuery(message: string, error: unknown): UsageError {
  return new UsageError(`${message}: ${error instanceof Error ? error.message : error}`, {
    code: 'query-invalid',
    nextSteps: [
      "Quote it for the shell, for example --query '[].name'.",
      'See the whole result with --json.',
    ],
  });
}
