import type { ContractRun } from '@headwater/contract';

/**
 * Refuses a sandbox that is not for development, also when its type cannot be learned.
 *
 * @throws Error
 */
export async function requireDevelopment({ target, known }: ContractRun): Promise<void> {
  const path = `/data/foundation/sandbox-management/sandboxes/${encodeURIComponent(target.sandbox)}`;
  const answer = await fetch(`${target.baseUrl}${path}`, {
    headers: {
      authorization: `Bearer ${known.token}`,
      'x-api-key': target.client.clientId,
      'x-gw-ims-org-id': target.imsOrg,
    },
  });
  const body: unknown = await answer.json().catch(() => undefined);
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  if (answer.ok && type === 'development') return;
  throw new Error(
    `Sandbox "${target.sandbox}" is not known to be for development. Name another one in HEADWATER_LIVE_SANDBOX, or allow it with --allow-production.`,
  );
}

/** Whether a target is an embedded service, which is no witness of what the platform does. */
export async function isEmbedded(baseUrl: string): Promise<boolean> {
  const { ok } = await fetch(`${baseUrl}/headwater/health`);
  return ok;
}
