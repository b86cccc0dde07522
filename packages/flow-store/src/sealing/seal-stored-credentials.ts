import { randomUUID } from 'node:crypto';
import { hasCredentials, maskCredentials, redactCredentials } from '@headwater/sources';
import type { KeyedTools } from '../audit/keyed-tools.ts';
import { maskEntries } from '../audit/mask-entries.ts';
import type { AuditRecord } from '../domain/audit-entry.ts';
import type { StoredAuth } from '../domain/clear-credentials-store.ts';
import type { Store } from '../domain/store.ts';
import { SealError } from '../secrets/seal-error.ts';
import { sealOwner, shownForms } from '../secrets/stored-auth.ts';
import type { SealedCredentials } from './sealed-credentials.ts';

/** Incremented when more kinds of credentials are recognized, so that stores are searched again. */
const VERSION = '1';
/** Small enough that other writes can run in between. */
const BATCH = 200;

type Tools = KeyedTools & { now: () => number };

/**
 * Seals credentials that earlier versions of Headwater stored in clear because they were part of an address or
 * another parameter that is not secret as a whole. Masks them in test reports and in the audit trail. Runs once per
 * store; an interrupted run continues at the next start.
 *
 * @returns undefined if no credentials were found.
 */
export async function sealStoredCredentials(
  store: Store,
  tools: Tools,
): Promise<SealedCredentials | undefined> {
  if (await isSearched(store)) return undefined;
  const { sealed, unreadable } = await sealConnections(store, tools);
  let auditEntries = 0;
  for (const imsOrgId of await store.audit.listOrganizations())
    auditEntries += await maskEntries(imsOrgId, store, tools);
  const isClean = sealed + auditEntries + unreadable.length === 0;
  const isCompacted = isClean || (await isDone(() => store.clearCredentials.compact()));
  if (unreadable.length === 0) await store.settings.keepFirst('credentials-sealed', VERSION);
  return isClean ? undefined : { connections: sealed, unreadable, auditEntries, isCompacted };
}

/** True if the next start will search for credentials in clear because some connections may contain them. */
export async function mayHoldClearCredentials(store: Store): Promise<boolean> {
  if (await isSearched(store)) return false;
  return (
    (await store.clearCredentials.listAuths(undefined, 1)).length > 0 ||
    (await store.audit.listOrganizations()).length > 0
  );
}

async function isSearched(store: Store): Promise<boolean> {
  return (await store.settings.find('credentials-sealed')) === VERSION;
}

async function sealConnections(
  { clearCredentials }: Store,
  tools: Tools,
): Promise<{ sealed: number; unreadable: string[] }> {
  let sealed = 0;
  const unreadable: string[] = [];
  let last: StoredAuth | undefined;
  do {
    const page = await clearCredentials.listAuths(last, BATCH);
    for (const from of page.filter(({ auth }) => hasCredentials(auth.openParams))) {
      const to = seal(from, tools);
      if (to === undefined) unreadable.push(from.id);
      else if (await clearCredentials.replaceAuth({ from, to, audit: describe(from, to, tools) }))
        sealed += 1;
    }
    last = page.length < BATCH ? undefined : page.at(-1);
  } while (last !== undefined);
  return { sealed, unreadable };
}

/** @returns undefined if the secrets beside the address cannot be unsealed, so that nothing can be added to them. */
function seal(from: StoredAuth, { sealer }: Tools): StoredAuth | undefined {
  const { scope, id, auth, report } = from;
  const owner = sealOwner({ scope, id });
  const clear = clearParamsOf(from);
  const names = Object.keys(clear);
  const open = Object.entries(auth.openParams).filter(([name]) => !names.includes(name));
  try {
    const secrets = auth.sealed === undefined ? {} : sealer.open(auth.sealed, owner);
    return {
      scope,
      id,
      auth: {
        ...auth,
        openParams: { ...Object.fromEntries(open), ...shownForms(maskEach(clear)) },
        secretNames: [...auth.secretNames, ...names],
        sealed: sealer.seal({ ...secrets, ...clear }, owner),
      },
      ...(report === undefined ? {} : { report: redactReport(report, clear) }),
    };
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

function describe(from: StoredAuth, to: StoredAuth, { audit, now }: Tools): AuditRecord {
  const { imsOrgId, sandboxName } = from.scope;
  const changes = Object.entries(clearParamsOf(from)).map(([name, value]) => ({
    field: `auth.params.${name}`,
    before: maskCredentials(value),
    after: audit.keys.fingerprint(imsOrgId, value),
  }));
  return {
    event: {
      at: now(),
      requestId: randomUUID(),
      clientId: 'headwater',
      userId: 'headwater',
      operation: 'sealCredentials',
      sandboxName,
      connectionId: to.id,
      changes,
    },
    seal: audit.keys.seal,
  };
}

function clearParamsOf({ auth }: StoredAuth): Record<string, unknown> {
  return Object.fromEntries(Object.entries(auth.openParams).filter(([, value]) => hasCredentials(value)));
}

function maskEach(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, maskCredentials(value)]));
}

function redactReport(report: string, clear: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(redactCredentials(JSON.parse(report) as unknown, clear));
}

/** Other processes may use the database, or the user may not own it, so a failure is only reported. */
async function isDone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
