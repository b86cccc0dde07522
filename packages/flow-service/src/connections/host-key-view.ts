import type { TrustedHostKey } from '@headwater/models';
import type { HostKeyRow } from '../domain/host-key-store.ts';

export function toHostKeyView({ connectionId: _connectionId, ...key }: HostKeyRow): TrustedHostKey {
  return key;
}
