import type { ContractRun } from '@headwater/contract';
import { askTargetKind } from '@headwater/core';
import { createClient, isHeadwaterError } from '@headwater/sdk';

/**
 * Rejects a sandbox that is not for development, or whose type cannot be determined. Reads the list of available
 * sandboxes, which every user may read; reading a single sandbox needs Sandbox Administration.
 *
 * @throws Error
 */
export async function requireDevelopment(run: ContractRun): Promise<void> {
  const { sandbox } = run.target;
  const type = await typeOf(run).catch((error: unknown) => {
    if (!isHeadwaterError(error)) throw error;
    return undefined;
  });
  if (type === 'development') return;
  throw new Error(
    `Sandbox "${sandbox}" is not known to be for development. Name another one in HEADWATER_LIVE_SANDBOX, or allow it with --allow-production.`,
  );
}

async function typeOf({ target, known }: ContractRun): Promise<string | undefined> {
  const { baseUrl, imsOrg, sandbox, client } = target;
  const { sandboxes } = createClient({
    baseUrl,
    imsOrg,
    sandbox,
    clientId: client.clientId,
    tokens: { token: () => known.token ?? '', replace: async () => undefined },
  });
  for await (const available of sandboxes.list()) {
    if (available.name === sandbox) return available.type;
  }
  return undefined;
}

/**
 * Refuses to record observations of a target other than the platform: the behavior of an embedded service is no
 * evidence of the platform's, and a target that does not identify itself may be an embedded service.
 *
 * @throws Error
 */
export async function requirePlatform(baseUrl: string): Promise<void> {
  const kind = await askTargetKind(baseUrl);
  if (kind === 'headwater')
    throw new Error('This is an embedded service. Its behavior is not recorded as observed at the platform.');
  if (kind === 'unknown')
    throw new Error('The target did not say whether it is an embedded service. Try again when it answers.');
}
