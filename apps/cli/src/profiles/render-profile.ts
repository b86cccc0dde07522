import type { ProfileView } from '@headwater/core';
import { renderDetails } from '../output/details.ts';

/** A profile for people. */
export function renderProfile({
  name,
  baseUrl,
  imsUrl,
  imsOrg,
  clientId,
  sandbox,
  credentials,
  isCurrent,
}: ProfileView): string {
  return renderDetails({
    name,
    target: baseUrl,
    'token endpoint': imsUrl,
    organization: imsOrg || undefined,
    client: clientId || undefined,
    sandbox,
    credentials,
    current: isCurrent ? 'yes' : 'no',
  });
}
