import {
  byConnectionString,
  failureOf,
  makeContext,
  runCheck,
  startTdsServer,
  type TdsDatabase,
  type TdsServer,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Failure } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const driver = createSqlServerDriver();
let guard: DialGuard;

beforeAll(() => {
  guard = createDialGuard({ allowPrivate: true });
});
afterAll(() => guard.close());

function contextOf({ port, password }: TdsServer, { user = 'reader', database = 'sales' } = {}) {
  const named = database === '' ? '' : `;Database=${database}`;
  const text = `Server=127.0.0.1,${port}${named};User ID=${user};Password=${password};Encrypt=False`;
  return makeContext({ guard, auth: byConnectionString(text) });
}

async function refusalOf(refusal: readonly [number, string?], how?: Parameters<typeof contextOf>[1]) {
  const server = await startTdsServer({ loginRefusal: refusal });
  const last = (await runCheck(driver, contextOf(server, how))).at(-1);
  await server.close();
  return { ...last?.failure, stage: last?.name };
}

describe('a login that is refused', () => {
  const text = "Login failed for user 'reader'.";
  test.each<readonly [number, string | undefined, Partial<Failure> & { stage: string }]>([
    [18456, text, { stage: 'authenticate', code: 'login-failed', fixableBy: 'you' }],
    [
      18456,
      `${text} Reason: Azure Active Directory only authentication is enabled. Please contact your system administrator.`,
      { stage: 'authenticate', code: 'login-kind-refused', fixableBy: 'source-admin' },
    ],
    [
      18456,
      `${text} Reason: Microsoft Entra-only authentication is enabled.`,
      { stage: 'authenticate', code: 'login-kind-refused', cause: expect.stringContaining('not checked') },
    ],
    [
      18456,
      "Login failed for user '<token-identified principal>'. The server is not currently configured to accept this token.",
      { stage: 'authenticate', code: 'token-not-accepted', nextStep: expect.stringContaining('tenant') },
    ],
    [
      18456,
      "Login failed for user '<token-identified principal>'. Token is expired.",
      { stage: 'authenticate', code: 'token-expired' },
    ],
    [18470, undefined, { stage: 'authenticate', code: 'login-disabled' }],
    [
      18486,
      undefined,
      { stage: 'authenticate', code: 'login-locked', nextStep: expect.stringContaining('UNLOCK') },
    ],
    [
      18487,
      undefined,
      { stage: 'authenticate', code: 'password-expired', cause: expect.stringContaining('has expired') },
    ],
    [
      18488,
      undefined,
      { stage: 'authenticate', code: 'password-expired', cause: expect.stringContaining('first login') },
    ],
    [18401, undefined, { stage: 'authenticate', code: 'source-unavailable' }],
    [47_072, undefined, { stage: 'authenticate', code: 'tls-version-refused' }],
    [
      916,
      undefined,
      {
        stage: 'authorise',
        code: 'database-not-accessible',
        fixableBy: 'source-admin',
        cause: expect.stringContaining('The database sales exists'),
      },
    ],
    [
      942,
      undefined,
      { stage: 'authorise', code: 'database-unavailable', cause: 'The database sales is offline.' },
    ],
    [
      983,
      undefined,
      { stage: 'authorise', code: 'replica-not-readable', nextStep: expect.stringContaining('again') },
    ],
    [
      4060,
      undefined,
      {
        stage: 'authorise',
        code: 'database-not-accessible',
        cause: expect.stringMatching(/does not exist.*no user.*offline/),
      },
    ],
    [
      40_613,
      undefined,
      {
        stage: 'authorise',
        code: 'database-unavailable',
        cause: expect.stringMatching(/resumes it.*failing over/),
      },
    ],
    [
      42_109,
      undefined,
      { stage: 'authorise', code: 'database-unavailable', cause: expect.stringContaining('warming up') },
    ],
    [
      10_928,
      undefined,
      { stage: 'authenticate', code: 'source-busy', cause: expect.stringContaining('sessions') },
    ],
    [
      49_920,
      undefined,
      { stage: 'authenticate', code: 'source-busy', cause: expect.stringContaining('subscription') },
    ],
  ])('with %i, %s', async (number, words, expected) => {
    expect(await refusalOf(words === undefined ? [number] : [number, words])).toMatchObject(expected);
  });

  test('with 4064 names the default database', async () => {
    expect(await refusalOf([4064], { database: '' })).toMatchObject({
      code: 'database-not-accessible',
      cause: expect.stringContaining('The default database of reader'),
      nextStep: expect.stringContaining('Initial Catalog'),
    });
  });

  test('with 40532 blames the host, or the server that the user names', async () => {
    expect((await refusalOf([40_532])).cause).toContain('alias');
    expect((await refusalOf([40_532], { user: 'reader@other' })).cause).toContain('reader@other names');
  });
});

describe('a read that is refused', () => {
  const columns = [{ name: 'id', type: 'int' }];
  const denied = (number: number, name: string, schema: string) =>
    [
      number,
      `The SELECT permission was denied on the object '${name}', database 'sales', schema '${schema}'.`,
    ] as const;
  const sales: TdsDatabase = {
    name: 'sales',
    tables: ['itself', 'base', 'in_part', 'elsewhere', 'moved'].map((name) => ({ name, columns, rows: [] })),
    failing: {
      'dbo.itself': denied(229, 'Itself', 'DBO'),
      'dbo.base': denied(229, 'base', 'hr'),
      'dbo.in_part': [
        230,
        "The SELECT permission was denied on the column 'pay' of the object 'people', database 'sales', schema 'hr'.",
      ],
      'dbo.elsewhere': 916,
      'dbo.moved': 40_197,
    },
  };

  test.each([
    ['itself', { code: 'select-denied', nextStep: expect.stringContaining('GRANT SELECT ON dbo.itself') }],
    ['base', { code: 'view-access-denied', cause: expect.stringContaining('dbo.base reads another') }],
    ['in_part', { code: 'view-access-denied' }],
    ['elsewhere', { code: 'database-not-accessible', cause: expect.stringContaining('another database') }],
    ['moved', { code: 'source-failing-over', cause: expect.stringContaining('the read of dbo.moved') }],
  ])('of %s has the cause that the server names', async (name, expected) => {
    const server = await startTdsServer({ databases: [sales] });
    expect(await failureOf(driver.preview(contextOf(server), { path: `dbo.${name}` }))).toMatchObject(
      expected,
    );
    await server.close();
  });
});
