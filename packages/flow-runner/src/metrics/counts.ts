/** The outcomes of the records of a run, in the platform's nouns. */
export interface RecordCounts {
  received: number;
  ingested: number;
  failed: number;
  skipped: number;
  deleted: number;
}

/** True if every received record was ingested, failed, skipped or deleted. */
export function addUp({ received, ingested, failed, skipped, deleted }: RecordCounts): boolean {
  return received === ingested + failed + skipped + deleted;
}

/**
 * True if a run fails because of its failed records: their share is above the threshold of the flow.
 *
 * @param partialIngestionPercent - Percentage of failed records that a run may have; 0 if partial ingestion is off.
 */
export function exceedsThreshold(
  { received, failed }: RecordCounts,
  partialIngestionPercent: number,
): boolean {
  return failed * 100 > partialIngestionPercent * received;
}
