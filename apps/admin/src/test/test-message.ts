import type { TestReport, TestStage } from '@headwater/core';
import type { Attempt } from '../headwater/attempt.ts';

/** A line of what the portal tells the browser while a test goes on; the last one has what came of it. */
export type TestMessage<Report extends TestReport> = { stage: TestStage } | { ended: Attempt<Report> };

/** Of the messages, one a line. */
export const TEST_MEDIA_TYPE = 'application/x-ndjson';
