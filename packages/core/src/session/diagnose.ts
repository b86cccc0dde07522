import { classifyError, type ErrorReport } from '../errors/classify-error.ts';
import { openSession } from './open-session.ts';
import type { Session, SessionOptions } from './session.ts';

/** One prerequisite that must be met before anything else works. */
export interface Diagnosis {
  name: 'profile' | 'token' | 'target' | 'sandbox';
  outcome: 'passed' | 'failed' | 'skipped';
  /** Result of a passing check. */
  detail?: string;
  /** Reason for the failure. */
  problem?: ErrorReport;
}

/**
 * Checks profile, token, target, and sandbox, in this order, and skips all checks after the first failure. The
 * result contains no secret of the session, even if a server repeats one in its response.
 *
 * @throws never: the error of a failed check is part of the result.
 * @example
 * const failed = (await diagnose()).find(({ outcome }) => outcome === 'failed');
 */
export async function diagnose(
  options: SessionOptions & { session?: Session } = {},
): Promise<readonly Diagnosis[]> {
  let session: Session | undefined = options.session;
  const open = (): Session => {
    if (!session) throw new Error('The session is opened first.');
    return session;
  };
  const checks: readonly [Diagnosis['name'], () => Promise<string>][] = [
    [
      'profile',
      async () => {
        session ??= await openSession(options);
        const { name, baseUrl, origin } = session.profile;
        return `${name}, ${baseUrl} (${origin})`;
      },
    ],
    ['token', async () => describeToken(open())],
    ['target', async () => describeTarget(open())],
    ['sandbox', async () => `${open().sandbox}, of type ${(await open().target.sandbox()).type}`],
  ];
  const diagnoses: Diagnosis[] = [];
  for (const [name, check] of checks) {
    const hasFailed = diagnoses.some(({ outcome }) => outcome === 'failed');
    const diagnosis: Diagnosis = hasFailed ? { name, outcome: 'skipped' } : await run(name, check);
    // Redacting preserves the type.
    diagnoses.push((session?.redactor.redactValue(diagnosis) ?? diagnosis) as Diagnosis);
  }
  return diagnoses;
}

async function run(name: Diagnosis['name'], check: () => Promise<string>): Promise<Diagnosis> {
  try {
    return { name, outcome: 'passed', detail: await check() };
  } catch (error) {
    return { name, outcome: 'failed', problem: classifyError(error) };
  }
}

async function describeToken({ tokens, profile }: Session): Promise<string> {
  await tokens.token();
  return `given to client ${profile.clientId} of ${profile.imsOrg}`;
}

async function describeTarget({ target, client }: Session): Promise<string> {
  if (!(await target.isHeadwater())) return 'answers; it is no embedded service';
  const { version } = await client.headwater.health();
  return `answers; an embedded service of version ${version}`;
}
