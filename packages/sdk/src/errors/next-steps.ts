const CHECK_CLIENT_ID = 'Check the client id. It is sent as the API key.';
const CHECK_ORGANIZATION =
  'Check the organization id, and that the credential belongs to it and has a product profile.';
const CHECK_SANDBOX = 'Check the name of the sandbox, and that the credential has access to it.';
const TRY_LATER =
  'Try again later. If the error persists, send the request id to the operator of the service or to Adobe support.';

const BY_CODE: ReadonlyMap<string, readonly string[]> = new Map([
  ['400003', [CHECK_ORGANIZATION]],
  ['403000', [CHECK_CLIENT_ID]],
  ['403003', [CHECK_CLIENT_ID]],
  ['403025', [CHECK_ORGANIZATION]],
  ['403027', [CHECK_ORGANIZATION]],
  [
    'CONNECTOR-1305-400',
    ['Test and explore it on Experience Platform, which can access every source that it offers.'],
  ],
  [
    'CONNECTOR-1308-400',
    ['Correct the error that the response names, or test the connection to find the failing stage.'],
  ],
  ['FLOW-1415-400', ['Use one of the auth spec names that the connection spec lists.']],
  ['FLOW-1417-400', ['Wait until the connection has left the state `initializing`, then try again.']],
  ['FLOW-1418-400', ['Delete the flows that use the connection first.']],
  ['FLOW-2100-404', [CHECK_SANDBOX]],
  ['FLOW-2101-404', [CHECK_SANDBOX]],
  ['FLOW-2103-404', [CHECK_SANDBOX]],
  ['FLOW-2106-404', ['Name a sandbox; the organization has no default one.']],
]);

const BY_STATUS: ReadonlyMap<number, readonly string[]> = new Map([
  [400, ['Correct the error that the response names, and send the request again.']],
  [401, ['Get a new access token.', CHECK_ORGANIZATION]],
  [403, ['Ask an administrator for the permission, or use a credential that has it.']],
  [404, ['Check the id, and that it belongs to this sandbox and organization.']],
  [412, ['Retrieve it again, review the changes, and repeat your change with the new etag.']],
]);

/** The next step after an error response of the API. */
export function nextStepsFor(status: number, code: string, retryAfterMs?: number): readonly string[] {
  if (retryAfterMs !== undefined) return [`Try again in ${Math.ceil(retryAfterMs / 1000)} s.`];
  return BY_CODE.get(code) ?? BY_STATUS.get(status) ?? (isLasting(status) ? [] : [TRY_LATER]);
}

function isLasting(status: number): boolean {
  return status < 500 && status !== 408 && status !== 429;
}
