import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { type FailureTable, makeFailure } from '../operations/failure-table.ts';

/** The request that failed. */
export interface ODataRequest {
  root: URL;
  /** The entity set in question. */
  path?: string;
  /** The redirect target without its query. */
  elsewhere?: string;
  /** The service's own message, on one line. */
  said?: string | undefined;
}

/** Codes for the refusals of an OData service. */
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

/** All failures of an OData service, by code. */
export const ODATA_FAILURES: FailureTable<ODataFailureCode, ODataRequest> = {
  'sign-in-required': {
    stage: 'authenticate',
    cause: ({ root }) => `${root.host} requires its users to sign in.`,
    nextStep:
      'This source reads services that need no credentials. Look for a source made for this service, or allow anonymous reads.',
    fixableBy: 'source-admin',
  },
  'not-odata': {
    stage: 'authenticate',
    cause: ({ root }) => `The server at ${root.host}${root.pathname} is not an OData service.`,
    nextStep: 'Check the address. In a browser, the root of a service shows the list of its entity sets.',
    fixableBy: 'you',
  },
  'address-moved': {
    stage: 'authenticate',
    cause: ({ root, elsewhere }) => `${root.host} redirects its callers to ${elsewhere}.`,
    nextStep:
      'Use that address if it is the root of the service. If it is a sign-in page, this service cannot be read without signing in.',
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
    nextStep: 'Compare the name with a fresh listing; names are case-sensitive.',
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
    nextStep: 'Try again. If it persists, ask the administrator of the service to check its log.',
    fixableBy: 'source-admin',
  },
  'unexpected-answer': {
    stage: 'list',
    cause: ({ root, path, said }) =>
      said === undefined
        ? `${root.host} refused to show ${path || root.pathname} for an unknown reason.`
        : `${root.host} refused to show ${path || root.pathname}.${quote(said)}`,
    nextStep: 'Open the address in a browser to see the answer. If the address is right, report the problem.',
    fixableBy: 'source-admin',
  },
};

/** Explains an error that a request threw. */
export function explainODataError(error: unknown, request: ODataRequest): DriverError {
  if (error instanceof DriverError) return error;
  const isHttpGarbage = error instanceof Error && 'code' in error && String(error.code).startsWith('HPE_');
  const known = isHttpGarbage ? undefined : explainNetworkError(error, request.root.host);
  return known ?? odataFailure('not-odata', request, error);
}

/** Explains an answer with a status other than 200. */
export function explainStatus(status: number, request: ODataRequest): DriverError {
  if (request.elsewhere !== undefined) return odataFailure('address-moved', request);
  const code = BY_STATUS[status] ?? (status >= 500 ? 'source-failed' : 'unexpected-answer');
  return odataFailure(code, request);
}

/** Makes the failure of a code, worded for this request. */
export function odataFailure(code: ODataFailureCode, request: ODataRequest, reason?: unknown): DriverError {
  return makeFailure(code, ODATA_FAILURES[code], { subject: request, reason });
}

function quote(said: string | undefined): string {
  return said === undefined ? '' : ` The service says: "${said}"`;
}
