import type { TestReport } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';

/** How a connection's test went. `result` is false when the source refused or could not be reached. */
export interface ConnectionTest extends TestReport {
  id: string;
  name: string;
  /** Whether the target tells stages; Experience Platform only tells the result. */
  isStaged: boolean;
}

/** Tests a stored connection. A test that fails is an answer, not an error. @param reference An id or a name. */
export async function testConnection(
  reference: string,
  options: UseCaseOptions = {},
): Promise<ConnectionTest> {
  throw new Error(`Not built yet: ${reference} ${options.session}`);
}
