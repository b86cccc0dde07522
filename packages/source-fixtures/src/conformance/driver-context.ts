import type { CheckStage, Driver, DriverAuth, DriverContext } from '@headwater/drivers';
import { DEFAULT_LIMITS, DriverError } from '@headwater/drivers';

/** The context of a driver in a test. Everything but credentials and guard has a default. */
export function makeContext(
  given: Pick<DriverContext, 'auth' | 'guard'> & Partial<DriverContext>,
): DriverContext {
  return {
    limits: DEFAULT_LIMITS,
    signal: new AbortController().signal,
    entraAuthority: 'https://login.invalid',
    ...given,
  };
}

/** Credentials for Azure Blob or Azure Table by connection string. */
export function byConnectionString(connectionString: string, rest: Record<string, unknown> = {}): DriverAuth {
  return { method: 'ConnectionString', params: { connectionString, ...rest } };
}

/** Runs a check to its end and returns its stages. */
export async function runCheck(driver: Driver, context: DriverContext): Promise<CheckStage[]> {
  const stages: CheckStage[] = [];
  for await (const stage of driver.check(context)) stages.push(stage);
  return stages;
}

/** Returns the explained failure of an operation that must fail. */
export async function failureOf(operation: Promise<unknown>): Promise<DriverError> {
  const outcome = await operation.catch((error: unknown) => error);
  if (outcome instanceof DriverError) return outcome;
  throw new Error('The operation did not fail with an explanation.', { cause: outcome });
}
