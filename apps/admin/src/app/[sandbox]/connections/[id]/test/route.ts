import { testConnection } from '@headwater/core';
import type { ConnectionParams } from '../../../../../headwater/page-params.ts';
import { answerTest } from '../../../../../test/answer-test.ts';

/** Tests a stored connection. */
export async function POST(request: Request, { params }: ConnectionParams): Promise<Response> {
  const { sandbox, id } = await params;
  return answerTest(request, decodeURIComponent(sandbox), (options) => testConnection(id, options));
}
