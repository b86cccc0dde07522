import { type ServedPlatform, serveDocumentedPlatform } from '@headwater/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunResult, runCli } from '../../testing/run-cli.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

const ROLE = 'arn:aws:iam::123456789012:role/aep-sources';

const home = useTemporaryHome();
let platform: ServedPlatform;
beforeAll(async () => {
  platform = await serveDocumentedPlatform();
});
afterAll(() => platform.close());

/** Runs `sources config` against the stand-in for the platform. */
async function run(...args: string[]): Promise<RunResult> {
  const { imsOrg, clientId, clientSecret } = platform.credentials;
  const environment = {
    HEADWATER_BASE_URL: platform.url,
    HEADWATER_IMS_ORG: imsOrg,
    HEADWATER_CLIENT_ID: clientId,
    HEADWATER_CLIENT_SECRET: clientSecret,
    HEADWATER_SANDBOX: 'dev',
  };
  return await runCli(['sources', 'config', ...args], { home: home(), environment });
}

/** @see facts 2.4, as corrected in section 0 */
test('prints the IAM role that an S3 bucket has to trust', async () => {
  const { exitCode, stdout } = await run('amazon-s3', '--auth', 'IamRole');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `IAMRole  ${ROLE}\n` });
});

test('finds the documented method itself, and prints JSON alone', async () => {
  const { exitCode, stdout } = await run('amazon-s3', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ method: 'IamRole', configParams: { IAMRole: ROLE } });
});

test('rejects a method that the source does not have', async () => {
  const { exitCode, stderr } = await run('amazon-s3', '--auth', 'IamRoles');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: expect.stringContaining('Did you mean IamRole?'),
  });
});
