import { describe, expect, it } from 'vitest';
import { openLocalTarget } from '../testing/local-target.ts';
import { openPlatformTarget } from '../testing/platform-target.ts';
import { type CreatedConnection, createConnection } from './create-connection.ts';
import { ensureConnection } from './ensure-connection.ts';
import { updateConnection } from './update-connection.ts';

const IAM_ROLE = { auth: { method: 'IamRole', bucketName: 'contoso-landing' } } as const;
const ACCESS_KEY = {
  auth: {
    method: 'AccessKey',
    s3AccessKey: 'AKIAIOSFODNN7EXAMPLE',
    s3SecretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
} as const;

/** Creates a connection on a platform whose sandbox is in the given region. */
async function createIn(
  region: string,
  input: typeof IAM_ROLE | typeof ACCESS_KEY,
): Promise<CreatedConnection> {
  const target = await openPlatformTarget({ sandboxes: [{ name: 'dev', type: 'development', region }] });
  const session = await target.openSession();
  return await createConnection('amazon-s3', input, { session }).finally(() => target.close());
}

function codesOf({ findings }: Pick<CreatedConnection, 'findings'>): string[] {
  return findings
    .filter(({ code }) => code === 'method-of-another-deployment')
    .map(({ severity }) => severity);
}

describe('an auth method documented for one deployment of the platform', () => {
  it.each([
    { name: 'AWS', region: 'VA7', input: IAM_ROLE },
    { name: 'AWS', region: 'nld2', input: IAM_ROLE },
    { name: 'Azure', region: 'VA6', input: ACCESS_KEY },
  ])('only warns in region $region if documented for $name', async ({ region, input }) => {
    const created = await createIn(region, input);
    expect(created.id).toEqual(expect.any(String));
    expect(codesOf(created)).toEqual(['warning']);
  });

  it.each([
    { region: 'VA6', input: IAM_ROLE },
    { region: 'VA7', input: ACCESS_KEY },
    { region: 'MOON1', input: IAM_ROLE },
  ])('passes in region $region, which matches or is unknown', async ({ region, input }) => {
    expect(codesOf(await createIn(region, input))).toEqual([]);
  });

  it('warns when its connection is replaced or gets other parameters, not when it is kept or renamed', async () => {
    const target = await openPlatformTarget({
      sandboxes: [{ name: 'dev', type: 'development', region: 'VA7' }],
    });
    try {
      const session = await target.openSession();
      const { id } = await createConnection('amazon-s3', { name: 'landing', ...IAM_ROLE }, { session });
      // The platform initializes a connection until it is read.
      await session.client.connections.retrieve(id);
      const ensure = async (existing: 'keep' | 'replace') =>
        codesOf(await ensureConnection('amazon-s3', { name: 'landing', ...IAM_ROLE }, { session, existing }));
      const update = async (changes: object) => codesOf(await updateConnection(id, changes, { session }));

      expect(await ensure('replace')).toEqual(['warning']);
      expect(await ensure('keep')).toEqual([]);
      expect(await update({ params: { bucketName: 'contoso-other' } })).toEqual(['warning']);
      expect(await update({ description: 'Renamed' })).toEqual([]);
    } finally {
      await target.close();
    }
  });

  it('names both deployments', async () => {
    expect((await createIn('VA7', IAM_ROLE)).findings.map(({ cause }) => cause)).toContain(
      'The method IamRole is documented for Experience Platform on AWS; the region VA7 of the sandbox is on Azure.',
    );
  });

  it('passes on the embedded service, which is not a deployment', async () => {
    const target = await openLocalTarget();
    const session = await target.openSession();
    const created = await createConnection('amazon-s3', IAM_ROLE, { session, yesProduction: true }).finally(
      () => target.close(),
    );
    expect(codesOf(created)).toEqual([]);
  });
});
