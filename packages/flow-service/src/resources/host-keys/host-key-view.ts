import type { HostKeyRow } from '@headwater/flow-store';
import type { TrustedHostKey } from '@headwater/models';

export function toHostKeyView({ connectionId: _connectionId, ...key }: HostKeyRow): TrustedHostKey {
  return key;
}
