import type { MasterKeyStore, WrappedDataKey } from '../domain/master-key-store.ts';
import type { SecretSealer } from '../domain/sealed-secrets.ts';
import { SealError } from '../secrets/seal-error.ts';
import { sealOwner } from '../secrets/stored-auth.ts';
import { RotationError } from './rotation-error.ts';

/** Small enough that other writes can run in between. */
const BATCH = 200;

/** Wraps all data keys of another master key with the current one, batch by batch. @returns their number. */
export async function rewrapDataKeys(
  masterKeyId: string,
  { store, sealer }: { store: MasterKeyStore; sealer: SecretSealer },
): Promise<number> {
  let count = 0;
  for (;;) {
    const wrapped = await store.listWrappedBy(masterKeyId, BATCH);
    if (wrapped.length === 0) return count;
    await store.rewrap(wrapped.map((from) => ({ from, to: rewrapOne(from, sealer) })));
    count += wrapped.length;
  }
}

function rewrapOne(from: WrappedDataKey, sealer: SecretSealer): WrappedDataKey {
  const { scope, connectionId } = from;
  try {
    const owner = sealOwner({ scope, id: connectionId });
    // Only the wrapped key is needed here, not the data that it encrypts.
    const { masterKeyId, wrappedKey } = sealer.rewrap({ ...from, ciphertext: new Uint8Array() }, owner);
    return { ...from, masterKeyId, wrappedKey };
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new RotationError(
      'secrets-unreadable',
      `The secrets of connection ${connectionId} in sandbox ${scope.sandboxName} do not open, so their key cannot be rotated: ` +
        'set them again, or delete the connection. Then rotate again to continue.',
      { cause },
    );
  }
}
