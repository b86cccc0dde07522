import type { HostKeyPins } from '@headwater/drivers';
import type { Scope } from '@headwater/flow-store';
import type { Services } from '../../gateway/services.ts';

/** The host keys that a stored connection trusts. The first key that a server shows is stored. */
export function pinsOf(
  connectionId: string,
  { scope, pinnedBy }: { scope: Scope; pinnedBy: string },
  { store, now }: Pick<Services, 'store' | 'now'>,
): HostKeyPins {
  return {
    ...readOnlyPinsOf(connectionId, scope, store),
    async pin(address, { type, fingerprint }) {
      const first = { type, fingerprint, origin: 'first-use', pinnedAt: now(), pinnedBy } as const;
      const kept = await store.hostKeys.keepFirst(scope, { connectionId, address, ...first });
      return kept ?? { type, fingerprint };
    },
  };
}

/** The same for a change of a connection that is only tested; stores nothing. */
export function readOnlyPinsOf(connectionId: string, scope: Scope, store: Services['store']): HostKeyPins {
  return { find: (address) => store.hostKeys.find(scope, connectionId, address) };
}
