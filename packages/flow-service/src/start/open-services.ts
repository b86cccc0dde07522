import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDialGuard, DEFAULT_LIMITS } from '@headwater/drivers';
import { createAccessTokens } from '../access/access-tokens.ts';
import { createSandboxLookup } from '../access/sandbox-lookup.ts';
import type { FlowServiceOptions } from '../options.ts';
import { loadMasterKey } from '../secrets/load-master-key.ts';
import { createSecretSealer } from '../secrets/secret-sealer.ts';
import type { Services } from '../services.ts';
import { createSourceRegistry } from '../sources/source-registry.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { createRequestValidators } from '../validation/request-validator.ts';

/** Opens everything a service works with. */
export async function openServices({
  dataDirectory,
  store: givenStore,
  environment = process.env,
  now = Date.now,
  allowPrivateAddresses = true,
  entraAuthority = 'https://login.microsoftonline.com',
  limits,
}: FlowServiceOptions): Promise<Services> {
  const file = join(dataDirectory, 'headwater.db');
  const masterKey = await loadMasterKey({ environment, dataDirectory, mayCreate: !existsSync(file) });
  const store = givenStore ?? (await openSqliteStore({ file }));
  return {
    store,
    sealer: createSecretSealer([masterKey]),
    tokens: createAccessTokens(masterKey, now),
    sandboxes: createSandboxLookup(store),
    sources: createSourceRegistry(),
    validators: createRequestValidators(),
    guard: createDialGuard({ allowPrivate: allowPrivateAddresses }),
    limits: { ...DEFAULT_LIMITS, ...limits },
    entraAuthority,
    now,
    version: readVersion(),
  };
}

/** Lets go of what was opened. */
export async function closeServices({ guard, store }: Services): Promise<void> {
  guard.close();
  await store.close();
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
