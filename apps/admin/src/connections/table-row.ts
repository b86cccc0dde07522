import type { ConnectionView } from '@headwater/core';
import type { RecordedTest } from '../headwater/test-record.ts';
import { messages } from '../messages/messages.ts';
import { sourceNames } from './source-names.ts';

/** What the list shows of a connection. */
export interface TableRow {
  id: string;
  name: string;
  description: string | undefined;
  source: string;
  state: ConnectionView['state'];
  updatedAt: number;
  /** Absent when it was not tested through this portal. */
  test: { result: boolean; cause: string | undefined } | undefined;
}

export function toTableRow(
  { id, name, description, source, state, updatedAt }: ConnectionView,
  test: RecordedTest | undefined,
): TableRow {
  const known = sourceNames().find(({ slug }) => slug === source);
  const failed = test?.stages.find(({ outcome }) => outcome === 'failed');
  return {
    id,
    name,
    description,
    source: known?.name ?? messages.list.unknownSource,
    state,
    updatedAt,
    test: test && { result: test.result, cause: failed?.cause },
  };
}
