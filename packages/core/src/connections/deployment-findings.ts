import { type AuthVariant, describeFinding, type Finding, warningFinding } from '@headwater/sources';
import type { TargetFacts } from '../session/target-facts.ts';

/** The cloud of each documented region. Other regions, such as the embedded service's, have no entry. */
const DEPLOYMENTS: ReadonlyMap<string, string> = new Map([
  ['VA6', 'aws'],
  ['VA7', 'azure'],
  ['NLD2', 'azure'],
  ['AUS5', 'azure'],
  ['CAN2', 'azure'],
  ['GBR9', 'azure'],
]);

const NAMES: Readonly<Record<string, string>> = { aws: 'AWS', azure: 'Azure' };

/**
 * Warns about an auth method that the platform's documentation offers on another deployment only. It is not an error,
 * because the documentation may lag behind the platform.
 */
export async function deploymentFindings(
  variant: AuthVariant | undefined,
  target: TargetFacts,
): Promise<readonly Finding[]> {
  if (variant === undefined || variant.deployments.length === 0) return [];
  const { region = '' } = await target.sandbox().catch(() => ({ region: undefined }));
  const deployment = DEPLOYMENTS.get(region.toUpperCase());
  if (deployment === undefined || variant.deployments.includes(deployment)) return [];
  const documented = variant.deployments.map((name) => NAMES[name] ?? name).join(' and ');
  const facts = { method: variant.key, documented, region, deployment: NAMES[deployment] ?? deployment };
  return [warningFinding(describeFinding('method-of-another-deployment', facts))];
}
