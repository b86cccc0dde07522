import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { openPlatformTarget, type PlatformTarget } from '../testing/platform-target.ts';
import { sourceConfig } from './source-config.ts';

const S3_SPEC = 'ecadc60c-7455-4d87-84dc-2a0e293d997b';

describe('sourceConfig on the platform', () => {
  let target: PlatformTarget;
  let session: Session;
  beforeAll(async () => {
    target = await openPlatformTarget();
    session = await target.openSession();
  });
  afterAll(() => target.close());

  /** @see facts 2.4, as corrected in section 0 */
  it.each([undefined, 'IamRole', 'iamrole based'])(
    'returns the IAM role of S3 (method %s)',
    async (method) => {
      const sent = target.platform.requests.length;
      expect(await sourceConfig('amazon-s3', { session, method })).toEqual({
        source: 'amazon-s3',
        method: 'IamRole',
        connectionSpecId: S3_SPEC,
        configParams: { IAMRole: 'arn:aws:iam::123456789012:role/aep-sources' },
      });
      expect(target.platform.requests.slice(sent).map(({ path, query }) => `${path}${query}`)).toContain(
        `/data/foundation/flowservice/connectionSpecs/${S3_SPEC}/configs?authType=IamBasedAuthentication`,
      );
    },
  );

  it('rejects a method that the source does not have, without a request', async () => {
    const sent = target.platform.requests.length;
    await expect(sourceConfig('amazon-s3', { session, method: 'Role' })).rejects.toMatchObject({
      code: 'auth-method-unknown',
    });
    expect(target.platform.requests).toHaveLength(sent);
  });

  it('requires a method if none is documented', async () => {
    await expect(sourceConfig('azure-blob', { session })).rejects.toMatchObject({
      code: 'auth-method-missing',
    });
  });

  it('rejects a source without credentials', async () => {
    await expect(sourceConfig('data-landing-zone', { session })).rejects.toMatchObject({
      code: 'auth-not-taken',
    });
  });

  it('reports that nothing is prepared if the target returns option values', async () => {
    const azure = await openPlatformTarget({
      intercept: ({ path }) => (path.endsWith('/configs') ? Response.json({ items: [] }) : undefined),
    });
    const call = sourceConfig('amazon-s3', { session: await azure.openSession() });
    await expect(call.finally(() => azure.close())).rejects.toMatchObject({
      code: 'source-config-not-offered',
      message: 'The target has prepared nothing for the method IamRole of Amazon S3.',
      nextSteps: [expect.stringContaining('for which the method is documented')],
    });
  });
});

describe('sourceConfig on the embedded service', () => {
  it('is refused, because the service has no cloud account', async () => {
    const target: LocalTarget = await openLocalTarget();
    const call = sourceConfig('amazon-s3', { session: await target.openSession() });
    await expect(call.finally(() => target.close())).rejects.toMatchObject({
      code: 'source-config-not-offered',
      cause: { code: 'CONNECTOR-1302-400', status: 400 },
    });
  });
});
