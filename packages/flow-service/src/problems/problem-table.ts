/**
 * Every problem of the service, by its code. The code determines the layer: six digits belong to the gateway, words
 * to the content-type check or the token endpoint, the rest to the Flow Service itself (`FLOW-`) or to the providers
 * behind it (`CONNECTOR-`, see docs/adr). The default title is "Invalid request".
 *
 * A message states the fault, the input and the next step. It never quotes a secret.
 */
export const PROBLEM_TABLE = {
  '400003': { message: (): string => 'The header x-gw-ims-org-id is missing. Send the organization id.' },
  '401013': {
    message: (): string =>
      'The access token is not valid or has expired. Ask the token endpoint for a new one.',
  },
  '403000': { message: (): string => 'The header x-api-key is missing. Send the client id.' },
  '403001': {
    message: (header: string): string =>
      `The header ${header} names another site. Ask under the address that the service prints when it starts, and from no web page.`,
  },
  '403003': {
    message: (): string => 'The value of x-api-key is not the client that the access token was given to.',
  },
  '403010': {
    message: (): string => 'The header Authorization is missing. Send "Bearer" and an access token.',
  },
  '403027': {
    message: (): string =>
      'The value of x-gw-ims-org-id is not an organization that this access token may use.',
  },
  '404000': {
    message: (method: string, path: string): string => `Nothing is served at ${method} ${path}.`,
  },
  '409000': {
    message: (): string => 'Another operation on the same object is in progress. Try again once it is done.',
  },
  '413000': {
    message: (limit: number): string => `The body is larger than the ${limit} bytes that are read.`,
  },

  '429050': {
    message: (seconds: number): string =>
      `This client asks more often than it may. Come back in ${seconds} s.`,
    retryAfterSeconds: (seconds: number): number => seconds,
  },

  BadRequestError: { message: (detail: string): string => detail },

  invalid_request: { message: (detail: string): string => detail },
  invalid_client: { message: (): string => 'The client id is not known, or the client secret is wrong.' },
  unsupported_grant_type: { message: (): string => 'The only grant type is client_credentials.' },

  'FLOW-1103-503': {
    title: 'Service Unavailable',
    message: (reason = 'The service is stopping. Try again once it is back.'): string => reason,
  },
  'FLOW-1400-500': {
    title: 'Internal Error',
    message: (
      reason = 'Something unexpected went wrong in the service. Report it with the request id.',
    ): string => reason,
  },
  'FLOW-1401-400': {
    message: (): string => 'limit and count=true exclude each other. Send one of them.',
  },
  'FLOW-1402-400': {
    message: (op: string): string =>
      `op "${op}" is reserved to providers; a user token may only publish, enable and disable.`,
  },
  'FLOW-1403-400': {
    title: 'Header is missing',
    message: (header: string): string => `The header ${header} is missing. Send the etag last seen.`,
  },
  'FLOW-1404-412': {
    title: 'Version not matching',
    message: (id: string, kind = 'Connection'): string =>
      `${kind} ${id} has changed since the etag in If-Match was read. Retrieve it again and apply the change to what it is now.`,
  },
  'FLOW-1405-400': { message: (): string => 'The body is null or empty.' },
  'FLOW-1406-400': {
    message: (): string => 'The value PROGRESS of subOp stands alone. Send it without others.',
  },
  'FLOW-1413-400': {
    message: (id: string, version: string): string =>
      `There is no connection spec ${id} in version ${version}. GET /connectionSpecs lists those there are.`,
  },
  'FLOW-1414-400': {
    message: (): string =>
      'The connection spec of a connection cannot be changed. Create another connection for the other source.',
  },
  'FLOW-1415-400': {
    message: (specName: string, source: string, known: readonly string[]): string =>
      `"${specName}" is not an authentication of ${source}. ${knownNames(known)}`,
  },
  'FLOW-1417-400': {
    message: (id: string): string => `Connection ${id} is still initializing and cannot be changed yet.`,
  },
  'FLOW-1422-400': {
    message: (op: string, state: string): string => `${op} does not apply to a connection that is ${state}.`,
  },
  'FLOW-1426-400': {
    message: (kind = 'Connection specs'): string =>
      `${kind} are written by providers; a user token may only read them.`,
  },
  'FLOW-1432-400': {
    message: (orderby: string): string =>
      `orderby "${orderby}" has a wrong prefix. Write -field, or field, or +field with the plus as %2B.`,
  },
  'FLOW-1433-400': {
    message: (field: string, kind: string): string =>
      `orderby has a field that ${kind} cannot be sorted by: "${field}".`,
  },
  'FLOW-1434-400': {
    message: (op: string, known: string): string => `op "${op}" is not supported: ${known}.`,
  },
  'FLOW-1435-400': {
    message: (name: string, subOp: string, wanted: string): string =>
      `${name} "${subOp}" is not supported: ${wanted}.`,
  },
  'FLOW-1439-404': {
    title: 'Resource not found',
    message: (kind: string, id: string): string => `There is no ${kind} ${id} here.`,
  },
  'FLOW-1440-400': {
    message: (name: string, operator: string): string =>
      `${name} has the operator ${operator}, which is not implemented. ${OPERATORS}`,
  },
  'FLOW-1443-400': {
    message: (name: string, operator: string, field: string): string =>
      `${name} has several values for ${field}, and the operator ${operator} takes one. A list goes with == and !=.`,
  },
  'FLOW-1448-400': {
    message: (name: string, operator: string, field: string): string =>
      `${name} has the operator ${operator}, which is not supported for ${field}. Use == or !=.`,
  },
  'FLOW-1449-400': {
    message: (name: string, field: string): string =>
      `${name} has a field that this list cannot be filtered by: "${field}".`,
  },
  'FLOW-1450-400': {
    message: (name: string, operator: string): string =>
      `${name} has "${operator}", which is not an operator. ${OPERATORS}`,
  },
  'FLOW-1451-400': {
    message: (name: string): string => `The query parameter "${name}" is not known here.`,
  },
  'FLOW-1452-400': {
    message: (field: string, value: string, wanted: string): string =>
      `"${value}" is not a value for ${field}: ${wanted}.`,
  },
  'FLOW-1453-400': {
    message: (name: string, wanted: string): string =>
      `The value of the parameter ${name} is malformed. ${wanted}`,
  },
  'FLOW-1455-400': { message: (path: string, reason: string): string => `The path ${path} ${reason}.` },
  'FLOW-1499-409': {
    title: 'Secrets do not open',
    message: (reason: string): string => reason,
  },
  'FLOW-2100-404': {
    title: 'Sandbox not found',
    message: (name: string): string => `There is no sandbox "${name}" in this organization.`,
  },
  'FLOW-2106-404': {
    title: 'Get default sandbox error',
    message: (): string => 'This organization has no default sandbox. Name one in the header x-sandbox-name.',
  },
  'FLOW-2110-400': {
    title: 'Headers not allowed',
    message: (): string => 'x-sandbox-id is for service tokens. Send x-sandbox-name.',
  },
  'FLOW-2111-403': {
    title: 'Headers with value restricted',
    message: (): string =>
      'Asking across sandboxes (x-sandbox-name: *) is for service tokens. Name one sandbox.',
  },
  'FLOW-2112-400': {
    title: 'Headers with different value not allowed',
    message: (): string => 'x-sandbox-name and x-sandbox-id must both be * when one of them is.',
  },
  'FLOW-2113-400': {
    title: 'Headers with value not allowed',
    message: (): string => 'This request works in one sandbox; x-sandbox-name cannot be *.',
  },
  'FLOW-2119-400': {
    title: 'Query parameter missing',
    message: (name: string): string => `The query parameter ${name} is missing.`,
  },

  'FLOW-2118-403': {
    title: 'Missing permission',
    message: (sandbox: string): string =>
      `This client may look at sandbox "${sandbox}" and not change it. Ask an administrator for the role editor.`,
  },
  'FLOW-2120-403': {
    title: 'Forbidden',
    message: (detail: string): string => detail,
  },

  'CONNECTOR-1011-503': {
    title: 'Service Unavailable',
    message: (limit: number): string =>
      `${limit} calls of sources are under way, and as many wait as may. Try again in a few seconds.`,
    retryAfterSeconds: (): number => 5,
  },
  'CONNECTOR-1302-400': {
    title: 'Bad Request',
    message: (source: string, authType: string): string =>
      `Nothing is prepared for the authentication type ${authType} of ${source}. This service has no account at a cloud; Experience Platform has.`,
  },
  'CONNECTOR-1304-400': { title: 'Bad Request', message: (detail: string): string => detail },
  'CONNECTOR-1305-400': {
    title: 'Bad Request',
    message: (source: string): string =>
      `Headwater has no driver for ${source}, so it cannot be tested or explored from here. Connections to it can be created and kept.`,
  },
  'CONNECTOR-1308-400': { title: 'Bad Request', message: (detail: string): string => detail },
  'CONNECTOR-1312-400': { title: 'Bad Request', message: (detail: string): string => detail },
  'CONNECTOR-1331-400': {
    title: 'Bad Request',
    message: (): string => 'columnDelimiter is one character; write a tab as \\t.',
  },
  'CONNECTOR-1334-400': {
    title: 'Bad Request',
    message: (name: string): string => `The query parameter ${name} is empty.`,
  },
  'CONNECTOR-1336-400': {
    title: 'Bad Request',
    message: (source: string): string => `${source} has nothing that could be explored.`,
  },
  'CONNECTOR-1337-400': {
    title: 'Bad Request',
    message: (objectType: string): string =>
      `The query parameter object is missing or empty; for objectType ${objectType} it is a path as a listing gives it.`,
  },
  'CONNECTOR-1353-400': {
    title: 'Bad Request',
    message: (source: string): string => `${source} does not filter rows at the source. Leave out filters.`,
  },
  'CONNECTOR-1358-400': {
    title: 'Bad Request',
    message: (_name: string, objectType: string, wanted: string): string =>
      `objectType "${objectType}" is not valid: ${wanted}.`,
  },
  'CONNECTOR-1359-400': {
    title: 'Bad Request',
    message: (name: string): string => `The query parameter ${name} is missing.`,
  },
  'CONNECTOR-1371-400': {
    title: 'Bad Request',
    message: (source: string): string =>
      `${source} has tables, not files: determineProperties does not apply. Leave it out.`,
  },
  'CONNECTOR-1372-400': {
    title: 'Bad Request',
    message: (source: string): string =>
      `${source} is explored through a connection: GET /connections/{id}/explore.`,
  },
  'CONNECTOR-1374-400': {
    title: 'Bad Request',
    message: (names: string): string =>
      `determineProperties detects what ${names} would say. Send one or the other.`,
  },
  'CONNECTOR-1375-400': { title: 'Bad Request', message: (detail: string): string => detail },
  'CONNECTOR-1389-400': {
    title: 'Bad Request',
    message: (name: string): string => `${name} is not a JSON object in base64.`,
  },
  'CONNECTOR-1399-400': {
    title: 'Bad Request',
    message: (_name: string, fileType: string, wanted: string): string =>
      `fileType "${fileType}" is not valid: ${wanted}.`,
  },
};

const OPERATORS = 'The operators are ==, !=, <, <=, > and >=.';

function knownNames(known: readonly string[]): string {
  if (known.length === 0) return 'It takes no auth block.';
  return `It is one of: ${known.map((name) => `"${name}"`).join(', ')}.`;
}
