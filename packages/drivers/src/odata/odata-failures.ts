import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { type FailureTable, makeFailure } from '../operations/failure-table.ts';

/** What was asked of the service when it failed. */
export interface ODataRequest {
  root: URL;
  /** The entity set in question. */
  path?: string;
  /** Where the service would rather have the request, without its query. */
  elsewhere?: string;
  /** What the service itself says of the failure, on one line. */
  said?: string | undefined;
}

/** Our codes for what an OData service may object to. */
export type ODataFailureCode =
  | 'access-denied'
  | 'address-moved'
  | 'not-odata'
  | 'object-not-found'
  | 'sign-in-required'
  | 'source-busy'
  | 'source-failed'
  | 'unexpected-answer';

const BY_STATUS: Readonly<Record<number, ODataFailureCode>> = {
  401: 'sign-in-required',
  403: 'access-denied',
  404: 'object-not-found',
  410: 'object-not-found',
  429: 'source-busy',
  503: 'source-busy',
};

/** Every failure of an OData service that can be told apart. */
export const ODATA_FAILURES: FailureTable<ODataFailureCode, ODataRequest> = {
  'sign-in-required': {
    stage: 'authenticate',
    cause: ({ root }) => `${root.host} wants its users to sign in.`,
    nextStep:
      'This source reads services that need no credentials; look for a source made for this service, or have reading opened.',
    fixableBy: 'source-admin',
  },
  'not-odata': {
    stage: 'authenticate',
    cause: ({ root }) => `What answers at ${root.host}${root.pathname} is not an OData service.`,
    nextStep: 'Check the address: in a browser, the root of a service shows the list of its entity sets.',
    fixableBy: 'you',
  },
  'address-moved': {
    stage: 'authenticate',
    cause: ({ root, elsewhere }) => `${root.host} sends its callers on to ${elsewhere}.`,
    nextStep:
      'Use that address if it is the root of the service; if it is a sign-in page, this service cannot be read without signing in.',
    fixableBy: 'you',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ root, path, said }) =>
      `The service does not allow anonymous access to ${path || root.pathname}.${quote(said)}`,
    nextStep: 'Allow anonymous reads in the service, or check that it accepts the address of this machine.',
    fixableBy: 'source-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ root, path, said }) => `${root.host} has no ${path || root.pathname}.${quote(said)}`,
    nextStep: 'Compare the name with a fresh listing; capital letters matter.',
    fixableBy: 'you',
  },
  'source-busy': {
    stage: 'list',
    cause: ({ root, said }) => `${root.host} is busy and is limiting requests.${quote(said)}`,
    nextStep: 'Try again in a minute.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ root, path, said }) =>
      `${root.host} reports an internal error for ${path || root.pathname}.${quote(said)}`,
    nextStep: 'Try again; if it persists, ask its administrator to check the service log.',
    fixableBy: 'source-admin',
  },
  'unexpected-answer': {
    stage: 'list',
    cause: ({ root, path, said }) =>
      said === undefined
        ? `${root.host} refused to show ${path || root.pathname} for a reason that is not known here.`
        : `${root.host} refused to show ${path || root.pathname}.${quote(said)}`,
    nextStep: 'Open the address in a browser to see what it says; report it if it is right.',
    fixableBy: 'source-admin',
  },
};

/** Explains whatever a request threw. */
export function explainODataError(error: unknown, request: ODataRequest): DriverError {
  if (error instanceof DriverError) return error;
  const isHttpGarbage = error instanceof Error && 'code' in error && String(error.code).startsWith('HPE_');
  const known = isHttpGarbage ? undefined : explainNetworkError(error, request.root.host);
  return known ?? odataFailure('not-odata', request, error);
}

/** Explains an answer other than 200. */
export function explainStatus(status: number, request: ODataRequest): DriverError {
  if (request.elsewhere !== undefined) return odataFailure('address-moved', request);
  const code = BY_STATUS[status] ?? (status >= 500 ? 'source-failed' : 'unexpected-answer');
  return odataFailure(code, request);
}

/** A failure of the table, in words about this request. */
export function odataFailure(code: ODataFailureCode, request: ODataRequest, reason?: unknown): DriverError {
  return makeFailure(code, ODATA_FAILURES[code], { subject: request, reason });
}

function quote(said: string | undefined): string {
  return said === undefined ? '' : ` The service says: "${said}"`;
}
