import type { ConnectionTest, Session, TestReport } from '@headwater/core';

/** A test that was run through this portal. */
export interface RecordedTest extends TestReport {
  id: string;
  name: string;
}

const MAX_TESTS = 10_000;

declare global {
  var headwaterTestRecord: Map<string, RecordedTest> | undefined;
}

/** Tests of this process, newest last. The API keeps none, so they are gone when the portal stops. */
function record(): Map<string, RecordedTest> {
  globalThis.headwaterTestRecord ??= new Map();
  return globalThis.headwaterTestRecord;
}

export function rememberTest(session: Session, test: ConnectionTest): void {
  const tests = record();
  const key = keyOf(session, test.id);
  tests.delete(key);
  tests.set(key, test);
  const oldest = tests.size > MAX_TESTS ? tests.keys().next().value : undefined;
  if (oldest !== undefined) tests.delete(oldest);
}

export function forgetTest(session: Session, id: string): void {
  record().delete(keyOf(session, id));
}

export function lastTest(session: Session, id: string): RecordedTest | undefined {
  return record().get(keyOf(session, id));
}

/** Every last test of the session's sandbox, newest first. */
export function lastTests(session: Session): readonly RecordedTest[] {
  const prefix = keyOf(session, '');
  const found = [...record()].filter(([key]) => key.startsWith(prefix)).map(([, test]) => test);
  return found.reverse();
}

function keyOf({ profile, sandbox }: Session, id: string): string {
  return `${profile.baseUrl} ${profile.imsOrg} ${sandbox} ${id}`;
}
