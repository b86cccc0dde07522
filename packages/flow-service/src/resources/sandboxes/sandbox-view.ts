import type { SandboxRow } from '@headwater/flow-store';
import type { Sandbox } from '@headwater/models';

/** A stored sandbox as the sandbox API shows it. Its id is only told to services. */
export function toSandbox({ name, title, type, isDefault, createdAt }: SandboxRow): Sandbox {
  const date = toDateText(createdAt);
  return {
    name,
    title,
    state: 'active',
    type,
    region: 'LOCAL',
    isDefault,
    eTag: 1,
    createdDate: date,
    lastModifiedDate: date,
    createdBy: 'headwater',
    modifiedBy: 'headwater',
  };
}

/** Without `T`, zone and milliseconds, as that API writes dates. */
function toDateText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
