import type { Client } from '@headwater/sdk';
import { checkAudit } from './check-audit.ts';
import { checkList, type Violation } from './check-connections.ts';
import type { SoakDatabase } from './database.ts';
import { livingConnections, type Model } from './model.ts';
import type { SecretWatch } from './secret-watch.ts';

interface Verification {
  client: Client;
  model: Model;
  database: SoakDatabase;
  secrets: SecretWatch;
}

/** Checks a service that was just started and that no client uses. */
export type Verify = (verification: Verification) => Promise<readonly Violation[]>;

/** Number of connections whose secrets are used after each restart. */
const TRIED = 3;
const VERIFY_TIMEOUT_MS = 120_000;

/** Checks the stored data against the clients' knowledge. */
export async function verifyAfterRestart(verification: Verification): Promise<readonly Violation[]> {
  const { client, model, database, secrets } = verification;
  const seen = await Array.fromAsync(client.connections.list({ limit: 100 }));
  const violations = [
    ...checkList(seen, model),
    ...(await checkChain(client)),
    ...(await checkSources(client, model)),
  ];
  for (const damage of await database.findDamage()) violations.push({ promise: 'integrity', detail: damage });
  await database.scan(secrets);
  return violations;
}

/** Checks the same, and every entry of the audit trail. */
export async function verifyAtEnd(verification: Verification): Promise<readonly Violation[]> {
  const violations = await verifyAfterRestart(verification);
  const entries = verification.client.audit.list({ order: 'ascending', limit: 1000 });
  return [...violations, ...(await checkAudit(entries, verification.model))];
}

async function checkChain({ audit }: Client): Promise<readonly Violation[]> {
  const { isIntact, broken } = await audit.verify({ timeoutMs: VERIFY_TIMEOUT_MS });
  return isIntact ? [] : [{ promise: 'audit', detail: broken?.explanation ?? 'it is broken' }];
}

async function checkSources({ headwater }: Client, model: Model): Promise<readonly Violation[]> {
  const tried = livingConnections(model).slice(-TRIED);
  const reports = await Promise.all(tried.map(({ id }) => headwater.testConnection(id)));
  return reports.flatMap(({ result, stages }, index): readonly Violation[] => {
    const failed = stages.find(({ outcome }) => outcome === 'failed');
    const detail = `the test of ${tried[index]?.id} failed at ${failed?.name}: ${failed?.cause}`;
    return result ? [] : [{ promise: 'sources', detail }];
  });
}
