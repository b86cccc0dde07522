import type { SandboxRow } from '@headwater/flow-store';
import type { Sandbox } from '@headwater/models';

/** A stored sandbox in the sandbox API's form. Only service tokens can see its id. */
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

/** Dates have no `T`, zone or milliseconds, as in that API. */
function toDateText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
