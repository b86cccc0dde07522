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

/** Raised whenever more kinds of credentials are found than before, so that stores are searched again. */
const VERSION = '1';
/** Small enough for others to write in between. */
const BATCH = 200;

type Tools = KeyedTools & { now: () => number };

/**
 * Seals the credentials that earlier versions of Headwater stored in clear, because they stood in an address or another
 * parameter that is not secret by itself, and masks them in reports of tests and in the audit trail. Does its work once for
 * a store; when it is cut short, it goes on at the next start.
 *
 * @returns undefined when there was nothing to do.
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

/** Whether credentials in clear are looked for at the next start, and there are connections that may have some. */
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

/** @returns undefined when the secrets beside the address do not open, so that nothing can be sealed with them. */
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

/** Others may hold the database, or the user may not own it; what is told of it then is enough. */
async function isDone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
