import { byConnectionString, makeContext, runCheck, startServer } from '@headwater/source-fixtures';
import { afterAll, expect, test } from 'vitest';
import { driver as blobDriver } from '../../drivers/azure-blob.ts';
import { driver as tableDriver } from '../../drivers/azure-table-storage.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';

const KEY = Buffer.alloc(64, 'key').toString('base64');
const guard = createDialGuard({ allowPrivate: true });
afterAll(() => guard.close());

/** Errors from Azure's documentation; the emulator returns few of them. */
const BLOB_ERRORS = [
  [403, 'AuthenticationFailed', 'authenticate', 'account-key-wrong'],
  [403, 'AccountIsDisabled', 'authenticate', 'account-disabled'],
  [403, 'KeyBasedAuthenticationNotPermitted', 'authenticate', 'account-key-forbidden'],
  [400, 'AccountRequiresHttps', 'authenticate', 'https-required'],
  [403, 'AuthorizationFailure', 'authorise', 'network-not-allowed'],
  [403, 'InsufficientAccountPermissions', 'authorise', 'access-denied'],
  [404, 'ContainerNotFound', 'list', 'container-not-found'],
  [503, 'ServerBusy', 'list', 'source-busy'],
  [500, 'InternalError', 'list', 'source-failed'],
  [405, 'UnsupportedHttpVerb', 'authenticate', 'request-refused'],
  [403, 'RequestForbiddenByContainerEncryptionPolicy', 'authenticate', 'request-refused'],
  [418, 'Whatever', 'authenticate', 'request-refused'],
  [418, '', 'authenticate', 'unexpected-answer'],
  [400, '', 'authenticate', 'not-azure-storage'],
] as const;

test.each(BLOB_ERRORS)(
  'the Blob service answering %i %s fails at %s with %s',
  async (status, azureCode, name, code) => {
    const body = `<?xml version="1.0"?><Error><Code>${azureCode}</Code><Message>No.</Message></Error>`;
    const connectionString = `AccountName=x;AccountKey=${KEY};BlobEndpoint={SERVER}`;
    expect(
      await lastStage({
        status,
        headers: { 'x-ms-error-code': azureCode },
        body,
        type: 'application/xml',
        connectionString,
      }),
    ).toMatchObject({ name, outcome: 'failed', failure: { code, nextStep: expect.any(String) } });
  },
);

test.each([
  [403, 'AuthenticationFailed', 'authenticate', 'account-key-wrong'],
  [403, 'AuthorizationFailure', 'authorise', 'network-not-allowed'],
  [404, 'TableNotFound', 'list', 'object-not-found'],
])('the Table service answering %i %s fails at %s with %s', async (status, azureCode, name, code) => {
  const body = JSON.stringify({
    'odata.error': { code: azureCode, message: { lang: 'en-US', value: 'No.' } },
  });
  const connectionString = `AccountName=x;AccountKey=${KEY};TableEndpoint={SERVER}`;
  expect(await lastStage({ status, body, type: 'application/json', connectionString })).toMatchObject({
    name,
    failure: { code },
  });
});

test('explains a refusal by a server whose clock differs by the clock', async () => {
  const connectionString = `AccountName=x;AccountKey=${KEY};BlobEndpoint={SERVER}`;
  const date = new Date(Date.now() - 20 * 60 * 1000).toUTCString();
  const headers = { 'x-ms-error-code': 'AuthenticationFailed', date };
  expect(
    await lastStage({ status: 403, headers, body: '', type: 'application/xml', connectionString }),
  ).toMatchObject({
    name: 'authenticate',
    failure: { code: 'clock-skew' },
  });
});

test.each([
  ['AuthorizationSourceIPMismatch', 'sip=10.0.0.1', 'authorise', 'sas-address-not-allowed'],
  ['AuthorizationProtocolMismatch', 'spr=https', 'authenticate', 'https-required'],
  ['AuthorizationServiceMismatch', 'ss=q', 'authorise', 'sas-wrong-service'],
  ['AuthorizationResourceTypeMismatch', 'srt=o', 'authorise', 'sas-wrong-resource'],
  ['AuthorizationPermissionMismatch', 'sp=rl', 'authorise', 'sas-lacks-permission'],
  ['AuthenticationFailed', 'sp=rl', 'authenticate', 'sas-signature-wrong'],
])('a signature refused with %s (%s) fails at %s with %s', async (azureCode, field, name, code) => {
  const connectionString = `BlobEndpoint={SERVER};AccountName=x;SharedAccessSignature=sv=2025-05-05&${field}&sig=eA%3D%3D`;
  const headers = { 'x-ms-error-code': azureCode };
  expect(
    await lastStage({ status: 403, headers, body: '', type: 'application/xml', connectionString }),
  ).toMatchObject({
    name,
    failure: { code },
  });
});

// https://learn.microsoft.com/rest/api/storageservices/sas-error-codes, create-user-delegation-sas
test.each([
  ['AuthorizationPermissionMismatch', 'sp=rl&skoid=1', '', 'authorise', 'sas-signer-lacks-role'],
  ['AuthorizationPermissionMismatch', 'sp=r&skoid=1', '', 'authorise', 'sas-lacks-permission'],
  ['AuthorizationPermissionMismatch', 'si=weekly', '', 'authorise', 'sas-policy-lacks-permission'],
  [
    'AuthenticationFailed',
    'si=weekly',
    'SAS identifier cannot be found for specified signed identifier',
    'authenticate',
    'sas-policy-missing',
  ],
  [
    'AuthenticationFailed',
    'si=weekly',
    'Signature not valid in the specified time frame: Start [Fri, 01 Jan 2027 00:00:00 GMT]',
    'authenticate',
    'sas-policy-inactive',
  ],
  ['AuthenticationFailed', 'si=weekly', '', 'authenticate', 'sas-policy-invalid'],
  [
    'AuthenticationFailed',
    'si=weekly',
    'Signature did not match. String to sign used was',
    'authenticate',
    'sas-signature-wrong',
  ],
  ['AuthenticationFailed', 'sp=rl&skoid=1', '', 'authenticate', 'sas-signature-wrong'],
  ['KeyBasedAuthenticationNotPermitted', 'sp=rl', '', 'authenticate', 'sas-key-forbidden'],
])(
  'a signature refused with %s (%s, %j) fails at %s with %s',
  async (azureCode, field, detail, name, code) => {
    const connectionString = `BlobEndpoint={SERVER};AccountName=x;SharedAccessSignature=sv=2025-05-05&${field}&sig=eA%3D%3D`;
    const headers = { 'x-ms-error-code': azureCode };
    const body = `<Error><Code>${azureCode}</Code><AuthenticationErrorDetail>${detail}</AuthenticationErrorDetail></Error>`;
    const stage = await lastStage({ status: 403, headers, body, type: 'application/xml', connectionString });
    expect(stage).toMatchObject({ name, outcome: 'failed', failure: { code } });
    if (code.startsWith('sas-policy')) expect(stage?.failure?.cause).toContain('"weekly"');
  },
);

// https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes, blob-service-error-codes
test.each([
  [
    400,
    'InvalidQueryParameterValue',
    '',
    'request-refused',
    /refused the request with .*InvalidQueryParameterValue/,
  ],
  [400, 'InvalidAuthenticationInfo', '', 'request-refused', /InvalidAuthenticationInfo/],
  [409, 'BlobUsesCustomerSpecifiedEncryption', '', 'customer-key-required', /customer-provided key/],
  [409, 'BlobImmutableDueToPolicy', '', 'request-refused', /BlobImmutableDueToPolicy/],
  [
    403,
    'AuthorizationSourceIPMismatch',
    'This request is not authorized to perform this operation using this source IP 203.0.113.7.',
    'network-not-allowed',
    /from 203\.0\.113\.7\./,
  ],
  [
    403,
    'AuthorizationSourceIPMismatch',
    'This request is not authorized to perform this operation using this source IP deadbeef.',
    'network-not-allowed',
    /do not allow this service\.$/,
  ],
])('a %i %s of the service (%j) is %s', async (status, azureCode, message, code, cause) => {
  const connectionString = `AccountName=x;AccountKey=${KEY};BlobEndpoint={SERVER}`;
  const headers = { 'x-ms-error-code': azureCode };
  const body = `<Error><Code>${azureCode}</Code><Message>${message}</Message></Error>`;
  expect(await lastStage({ status, headers, body, type: 'application/xml', connectionString })).toMatchObject(
    { failure: { code, cause: expect.stringMatching(cause) } },
  );
});

test('a signature bound to other addresses reports the address of the caller', async () => {
  const connectionString =
    'BlobEndpoint={SERVER};AccountName=x;SharedAccessSignature=sv=2025-05-05&sp=rl&sip=10.0.0.1&sig=eA%3D%3D';
  const headers = { 'x-ms-error-code': 'AuthorizationSourceIPMismatch' };
  const body = '<Error><Message>Not with this source IP 203.0.113.7.</Message></Error>';
  expect(
    await lastStage({ status: 403, headers, body, type: 'application/xml', connectionString }),
  ).toMatchObject({
    failure: {
      code: 'sas-address-not-allowed',
      cause: expect.stringMatching(/only from 10\.0\.0\.1, not from 203\.0\.113\.7\.$/),
      nextStep: expect.stringContaining('203.0.113.7'),
    },
  });
});

// https://learn.microsoft.com/azure/storage/common/storage-network-security-limitations
test.each([/same Azure region/, /public network access is disabled/, /network security perimeter/])(
  'gives firewall advice that covers %s',
  async (advice) => {
    const connectionString = `AccountName=x;AccountKey=${KEY};BlobEndpoint={SERVER}`;
    const headers = { 'x-ms-error-code': 'AuthorizationFailure' };
    expect(
      await lastStage({ status: 403, headers, body: '', type: 'application/xml', connectionString }),
    ).toMatchObject({ failure: { code: 'network-not-allowed', nextStep: expect.stringMatching(advice) } });
  },
);

test.each([
  ['text in place of elements', `<a>${'x'.repeat(100_000)}</a>`],
  ['a page of many more entries than requested', `<a>${'<b/>'.repeat(1_000_000)}</a>`],
  ['a page of more entries than requested', `<a>${'<Name>x</Name>'.repeat(1001)}</a>`],
])('rejects %s', async (_what, body) => {
  const connectionString = `AccountName=x;AccountKey=${KEY};BlobEndpoint={SERVER}`;
  const answer = { status: 200, headers: {}, body, type: 'application/xml', connectionString };
  expect(await lastStage(answer)).toMatchObject({
    name: 'authenticate',
    failure: { code: 'not-azure-storage' },
  });
});

test('follows no redirect, because Azure Storage sends none', async () => {
  let connections = 0;
  const elsewhere = await startServer(() => connections++);
  const connectionString = `AccountName=x;AccountKey=${KEY};BlobEndpoint={SERVER}`;
  for (const location of ['http://169.254.169.254/latest', `http://127.0.0.1:${elsewhere.port}/`]) {
    const answer = {
      status: 307,
      headers: { location },
      body: '',
      type: 'application/xml',
      connectionString,
    };
    expect(await lastStage(answer)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'not-azure-storage' },
    });
  }
  await elsewhere.close();
  expect(connections).toBe(0);
});

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string;
  type: string;
  /** `{SERVER}` is replaced by the address of the answering server. */
  connectionString: string;
}

async function lastStage({ status, headers = {}, body, type, connectionString }: Answer) {
  const given = {
    'x-ms-request-id': '1',
    'content-type': type,
    'content-length': String(body.length),
    ...headers,
  };
  const head = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
  const text = [`HTTP/1.1 ${status} No`, ...head, '', body].join('\r\n');
  const server = await startServer((socket) => void socket.on('data', () => socket.write(text)));
  const driver = connectionString.includes('TableEndpoint') ? tableDriver : blobDriver;
  const auth = byConnectionString(connectionString.replace('{SERVER}', `http://127.0.0.1:${server.port}/x`));
  const stages = await runCheck(driver, makeContext({ guard, auth }));
  await server.close();
  return stages.at(-1);
}
