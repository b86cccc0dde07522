import { type ConnectionChanges, testChange } from '@headwater/core';
import type { ConnectionParams } from '../../../../../../headwater/page-params.ts';
import { answerTest } from '../../../../../../test/answer-test.ts';

/** Tests a connection with the unsaved changes of the form. */
export async function POST(request: Request, { params }: ConnectionParams): Promise<Response> {
  const { sandbox, id } = await params;
  return answerTest(request, decodeURIComponent(sandbox), async (options) =>
    testChange(id, (await request.json()) as ConnectionChanges, options),
  );
}
