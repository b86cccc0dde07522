import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { type FailureTable, makeFailure } from '../operations/failure-table.ts';
import { describeODataFailure } from './describe-odata-failure.ts';

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
    describe: ({ root }) => describeODataFailure('sign-in-required', { host: root.host }),
  },
  'not-odata': {
    stage: 'authenticate',
    describe: ({ root }) => describeODataFailure('not-odata', { host: root.host, pathname: root.pathname }),
  },
  'address-moved': {
    stage: 'authenticate',
    describe: ({ root, elsewhere = '' }) =>
      describeODataFailure('address-moved', { host: root.host, elsewhere }),
  },
  'access-denied': {
    stage: 'authorise',
    describe: ({ root, path, said }) =>
      describeODataFailure('access-denied', { path: path || root.pathname, message: quote(said) }),
  },
  'object-not-found': {
    stage: 'list',
    describe: ({ root, path, said }) =>
      describeODataFailure('object-not-found', {
        host: root.host,
        path: path || root.pathname,
        message: quote(said),
      }),
  },
  'source-busy': {
    stage: 'list',
    describe: ({ root, said }) =>
      describeODataFailure('source-busy', { host: root.host, message: quote(said) }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ root, path, said }) =>
      describeODataFailure('source-failed', {
        host: root.host,
        path: path || root.pathname,
        message: quote(said),
      }),
  },
  'unexpected-answer': {
    stage: 'list',
    describe: ({ root, path, said }) =>
      said === undefined
        ? describeODataFailure('unexpected-answer.without-reason', {
            host: root.host,
            path: path || root.pathname,
          })
        : describeODataFailure('unexpected-answer.with-reason', {
            host: root.host,
            path: path || root.pathname,
            message: quote(said),
          }),
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
  return makeFailure(ODATA_FAILURES[code], { subject: request, reason });
}

function quote(said: string | undefined): string {
  return said === undefined ? '' : ` The service says: "${said}"`;
}
