import type { TestReport, TestStage } from '@headwater/core';
import type { Attempt } from '../headwater/attempt.ts';

/** A line that the portal sends to the browser during a test; the last line contains the outcome. */
export type TestMessage<Report extends TestReport> = { stage: TestStage } | { ended: Attempt<Report> };

/** Media type of the messages, one per line. */
export const TEST_MEDIA_TYPE = 'application/x-ndjson';
