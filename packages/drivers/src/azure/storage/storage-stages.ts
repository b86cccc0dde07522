import type { CheckStage, Failure } from '../../contract/contract.ts';
import type { Passed, RunStage } from '../../operations/check-stages.ts';
import type { ReachTarget } from '../../operations/reach-stages.ts';
import { describeStorageFailure } from './describe-storage-failure.ts';
import { explainStorageError, type StagedFailure } from './explain-storage-error.ts';
import type { StorageAccount, StorageCredential } from './storage-account.ts';
import type { StorageRequest } from './storage-request.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EXPIRY_WARNING_DAYS = 7;

/** The network address of an account's service. */
export function toReachTarget({ url, name }: StorageAccount): ReachTarget {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'https:';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    isSecure,
    hostHint: `Check the account name "${name}" for a typing mistake; its host exists only while the account does.`,
  };
}

/** The observations of a probe. */
export interface Probed {
  /** Details for users. */
  detail: string;
  /** A warning, with the stage that it belongs to. */
  warning?: { stage: 'authorise' | 'list'; detail?: string; failure: Failure };
}

/**
 * The stages authenticate, authorize and list, which one request answers together: a storage account offers no
 * separate check of one of them.
 *
 * @param probe requests the first entries and describes them
 */
export async function* storageStages(
  stage: RunStage,
  request: StorageRequest,
  probe: (signal: AbortSignal) => Promise<Probed>,
): AsyncGenerator<CheckStage, void, void> {
  const { credential } = request.account;
  const outcome = yield* stage('authenticate', async (signal) => {
    const answer = await tryProbe(probe, request, signal);
    failAt(answer, 'authenticate');
    return { value: answer, ...describeCredential(credential) };
  });
  yield* stage('authorise', () => {
    failAt(outcome, 'authorise');
    const { detail, failure = readingForbidden(credential) } = warningAt(outcome, 'authorise');
    return { value: undefined, warning: failure, ...(detail === undefined ? {} : { detail }) };
  });
  yield* stage('list', () => {
    failAt(outcome, 'list');
    const { failure } = warningAt(outcome, 'list');
    return { value: undefined, detail: outcome.seen?.detail ?? '', warning: failure };
  });
}

interface Outcome {
  seen?: Probed;
  failure?: StagedFailure;
}

async function tryProbe(
  probe: (signal: AbortSignal) => Promise<Probed>,
  request: StorageRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return { seen: await probe(signal) };
  } catch (error) {
    const failure = explainStorageError(error, request);
    // Credentials that may not list may still read the contents, so the check does not fail.
    if (failure.error.code !== 'listing-forbidden') return { failure };
    const { code, cause, nextStep, fixableBy } = failure.error;
    const warning = { stage: 'list', failure: { code, cause, nextStep, fixableBy } } as const;
    return { seen: { detail: 'not listed', warning } };
  }
}

function failAt({ failure }: Outcome, stage: StagedFailure['stage']): void {
  if (failure?.stage === stage) throw failure.error;
}

function warningAt({ seen }: Outcome, stage: 'authorise' | 'list'): Partial<NonNullable<Probed['warning']>> {
  return seen?.warning?.stage === stage ? seen.warning : {};
}

function describeCredential(credential: StorageCredential): Pick<Passed<unknown>, 'detail' | 'warning'> {
  if (credential.kind === 'account-key') return { detail: 'account key accepted' };
  if (credential.kind === 'service-principal') return { detail: 'service principal signed in' };
  const { expiresAt } = credential.sas;
  if (expiresAt === undefined) return { detail: 'shared access signature accepted' };
  const date = expiresAt.toISOString().slice(0, 10);
  const isNear = expiresAt.getTime() - Date.now() < EXPIRY_WARNING_DAYS * DAY_MS;
  return {
    detail: `shared access signature accepted, valid until ${date}`,
    warning: isNear ? signatureExpires(date) : undefined,
  };
}

function signatureExpires(date: string): Failure {
  return describeStorageFailure('sas-expires-soon', { date });
}

function readingForbidden(credential: StorageCredential): Failure | undefined {
  const permissions = credential.kind === 'sas' ? credential.sas.permissions : undefined;
  if (permissions === undefined || permissions.includes('r')) return undefined;
  return describeStorageFailure('sas-lacks-permission.reading', { permissions });
}
