import { type ConnectionInput, testDraft } from '@headwater/core';
import { answerTest } from '../../../../../test/answer-test.ts';

/** Tests the values in the form before anything is saved. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ sandbox: string; slug: string }> },
): Promise<Response> {
  const { sandbox, slug } = await params;
  return answerTest(request, decodeURIComponent(sandbox), async (options) =>
    testDraft({ ...((await request.json()) as ConnectionInput), source: slug }, options),
  );
}
