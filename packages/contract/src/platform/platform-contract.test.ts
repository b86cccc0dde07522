import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT } from '../contract.ts';
import type { ContractCase } from '../contract-case.ts';
import { cleanUp } from '../run/clean-up.ts';
import { type ContractRun, type Outcome, runCase } from '../run/run-case.ts';
import { startRun } from '../run/start-run.ts';
import { type ServedPlatform, serveDocumentedPlatform } from './serve-documented-platform.ts';

let platform: ServedPlatform;
beforeAll(async () => {
  platform = await serveDocumentedPlatform();
});
afterAll(() => platform.close());

/** Groups and cases that require the catalog of connection specs, which the stand-in does not have. */
const OF_SPECS: ReadonlySet<string> = new Set(['create-unknown-spec', 'create-unknown-auth']);

/** Groups of operations that the stand-in does not have. */
const NOT_STOOD_IN: ReadonlySet<string> = new Set([
  'Connection specs',
  'Flow specs',
  'Schemas',
  'Datasets and batches',
]);

const DOCUMENTED = CONTRACT.filter(({ title }) => !NOT_STOOD_IN.has(title))
  .flatMap(({ cases }) => cases)
  .filter(({ id, source: { basis } }) => basis !== 'choice' && !OF_SPECS.has(id));

/** @param file A file of the stand-in, whose name identifies the form of its response. */
async function startPlatformRun(file: string): Promise<ContractRun> {
  const { clientId, clientSecret, imsOrg } = platform.credentials;
  const { url } = platform;
  return await startRun(
    {
      baseUrl: url,
      imsUrl: url,
      client: { clientId, clientSecret },
      imsOrg,
      scopes: 'openid',
      sandbox: 'dev',
      otherSandbox: 'prod',
      source: { connectionString: 'AccountName=shop;AccountKey=bm90LWEta2V5', file },
    },
    { accepts: 'documented' },
  );
}

async function runAll(cases: readonly ContractCase[], run: ContractRun): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  for (const contractCase of cases) outcomes[contractCase.id] = await runCase(contractCase, run);
  return outcomes;
}

describe('the contract, run as against the platform', () => {
  it('matches every documented behavior of the stand-in, and deletes everything it created', async () => {
    const run = await startPlatformRun('landing/structure.csv');
    const before = platform.connections.length;
    const cases = DOCUMENTED.filter(({ needs }) => needs === undefined || needs === 'otherSandbox');
    const outcomes = await runAll(cases, run);

    expect(Object.entries(outcomes).filter(([, { outcome }]) => outcome !== 'matched')).toEqual([]);
    expect(cases.length).toBeGreaterThan(80);
    expect(await cleanUp(run)).toEqual([]);
    expect(platform.connections.length).toBe(before);
  }, 60_000);

  it.each([
    { file: 'landing/structure.csv', lacks: [] },
    // Forms without properties do not contain the format settings of the file.
    { file: 'landing/bare-columns.csv', lacks: ['explore-determine', 'explore-properties'] },
    // The folder of the stand-in does not list this file either.
    {
      file: 'landing/array-of-structures.csv',
      lacks: ['explore-folder', 'explore-determine', 'explore-properties'],
    },
  ])('accepts the form of $file as a response of explore', async ({ file, lacks }) => {
    const run = await startPlatformRun(file);
    const cases = DOCUMENTED.filter(({ needs }) => needs === 'source');
    const outcomes = await runAll(cases, run);
    await cleanUp(run);

    const others = Object.entries(outcomes).filter(([, { outcome }]) => outcome !== 'matched');
    expect(others.map(([id]) => id)).toEqual(lacks);
    expect(cases.length).toBeGreaterThan(8);
  });

  it('accepts only the chosen form for the embedded service', async () => {
    const run = { ...(await startPlatformRun('landing/bare-columns.csv')), accepts: 'decided' as const };
    const [file] = DOCUMENTED.filter(({ id }) => id === 'explore-preview');
    const outcomes = await runAll(file ? [file] : [], run);
    await cleanUp(run);
    expect(outcomes['explore-preview']).toMatchObject({ outcome: 'differs' });
  });
});
