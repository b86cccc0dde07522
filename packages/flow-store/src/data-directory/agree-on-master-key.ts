import type { Store } from '../domain/store.ts';
import type { MasterKeys } from '../secrets/load-master-keys.ts';
import { MasterKeyError } from '../secrets/master-key-error.ts';

/**
 * Registers the service's master key in its database. Rejects a service that lacks a key in use there: it could not
 * unseal the secrets of other services, and they would reject its tokens.
 *
 * @throws `MasterKeyError` `other-master-key`
 */
export async function agreeOnMasterKey(
  { settings, masterKeys }: Store,
  keys: MasterKeys,
  now: () => number,
): Promise<void> {
  const known = keys.map(({ id }) => id);
  const [current] = keys;
  // If several services start on an empty database at the same time, the first one to write decides.
  const first = await settings.keepFirst('first-master-key', current.id);
  const registered = await masterKeys.list();
  const wanted = registered.length === 0 ? [first] : registered;
  const missing = wanted.filter((id) => !known.includes(id));
  if (missing.length > 0) throw otherMasterKey(missing, known);
  await masterKeys.register(current.id, now());
}

function otherMasterKey(missing: readonly string[], known: readonly string[]): MasterKeyError {
  return new MasterKeyError(
    'other-master-key',
    `The database is sealed with master key ${missing.join(', ')}, but this service has ${known.join(', ')}. ` +
      'Give every service on one database the same HEADWATER_MASTER_KEY. During a rotation, list the older keys in HEADWATER_MASTER_KEY_OLD.',
  );
}
