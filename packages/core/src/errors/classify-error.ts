import {
  isApiError,
  isAuthError,
  isConfigError,
  isHeadwaterError,
  isInvalidInputError,
  isNetworkError,
  isSourceVerdict,
  isTimeoutError,
  type NextStep,
} from '@headwater/sdk';
import type { Finding } from '@headwater/sources';
import { AmbiguousNameError, type ConnectionCandidate } from './ambiguous-name-error.ts';

/** The kinds of errors from the user's point of view, shared by all faces. */
export type ErrorKind =
  | 'invalid-input'
  | 'not-authorised'
  | 'not-found'
  | 'conflict'
  | 'source-refused'
  | 'not-reachable-here'
  | 'platform-unavailable'
  | 'unexpected';

/** An error as plain data, ready to be redacted and shown. */
export interface ErrorReport {
  kind: ErrorKind;
  /** Stable code; for responses of the API, the API's own code. */
  code: string;
  message: string;
  /** The API's message, without the request. */
  detail?: string;
  nextSteps: readonly string[];
  /** The next steps as data, which a face can show as a command, a link, or an option. */
  steps?: readonly NextStep[];
  findings: readonly Finding[];
  /** The candidates of an ambiguous name. */
  candidates?: readonly ConnectionCandidate[];
  /** Why the source could not be used, as a code of the embedded service's driver. */
  sourceCode?: string;
  /** The id that Adobe's support asks for. */
  requestId?: string;
}

/** Classifies any thrown value. The faces distinguish errors only through this function. */
export function classifyError(error: unknown): ErrorReport {
  const kind = kindOf(error);
  if (!isHeadwaterError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind, code: 'unexpected', message, nextSteps: [], findings: [] };
  }
  const { code, message, nextSteps, steps } = error;
  return {
    kind,
    code,
    message,
    nextSteps,
    ...(steps.some(({ useCase, repeatWith }) => useCase ?? repeatWith) && { steps }),
    // Only the linter and the validator produce findings.
    findings: isInvalidInputError(error) ? (error.findings as readonly Finding[]) : [],
    ...(error instanceof AmbiguousNameError && { candidates: error.candidates }),
    ...(isApiError(error) && error.detail !== undefined && { detail: error.detail }),
    ...(isApiError(error) && error.sourceCode !== undefined && { sourceCode: error.sourceCode }),
    ...(isApiError(error) && error.requestId !== undefined && { requestId: error.requestId }),
  };
}

/** Codes whose kind does not follow from their class or status. */
const KINDS_BY_CODE: Readonly<Record<string, ErrorKind>> = {
  'ambiguous-name': 'conflict',
  'changed-meanwhile': 'conflict',
  'method-differs': 'conflict',
  'source-differs': 'conflict',
  'attention-not-kept': 'invalid-input',
  'connection-not-found': 'not-found',
  'draft-test-not-offered': 'invalid-input',
  'local-service-not-running': 'platform-unavailable',
  'name-not-confirmed': 'not-authorised',
  'nothing-to-explore': 'invalid-input',
  'nothing-to-list': 'invalid-input',
  'page-repeats': 'platform-unavailable',
  'probe-not-deleted': 'platform-unavailable',
  'production-guard': 'not-authorised',
  'source-not-offered': 'not-found',
  'source-unknown': 'invalid-input',
  'unreadable-answer': 'platform-unavailable',
  'unknown-code': 'not-found',
  'unknown-profile': 'not-found',
  'unknown-source': 'not-found',
  'still-initializing': 'conflict',
  'FLOW-1417-400': 'conflict',
  'FLOW-1418-400': 'conflict',
  'FLOW-1422-400': 'conflict',
  'CONNECTOR-1305-400': 'not-reachable-here',
  'target-unclear': 'platform-unavailable',
  'CONNECTOR-1308-400': 'source-refused',
};

/** Failures to use a source that are not refusals by the source. */
const KINDS_BY_SOURCE_CODE: Readonly<Record<string, ErrorKind>> = {
  'bucket-not-found': 'not-found',
  'container-not-found': 'not-found',
  'database-not-found': 'not-found',
  'object-not-found': 'not-found',
};

const KINDS_BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  401: 'not-authorised',
  403: 'not-authorised',
  404: 'not-found',
  408: 'platform-unavailable',
  409: 'conflict',
  412: 'conflict',
  429: 'platform-unavailable',
};

function kindOf(error: unknown): ErrorKind {
  if (!isHeadwaterError(error)) return 'unexpected';
  const sourceCode = isApiError(error) ? (error.sourceCode ?? '') : '';
  const known = ownValue(KINDS_BY_SOURCE_CODE, sourceCode) ?? ownValue(KINDS_BY_CODE, error.code);
  if (known) return known;
  // A provider reports a faulty request with 400; every other status describes the source.
  if (isSourceVerdict(error) && error.status !== 400)
    return error.status === 404 ? 'not-found' : 'source-refused';
  if (isApiError(error))
    return KINDS_BY_STATUS[error.status] ?? (error.status < 500 ? 'invalid-input' : 'platform-unavailable');
  if (isAuthError(error)) return 'not-authorised';
  if (isNetworkError(error) || isTimeoutError(error)) return 'platform-unavailable';
  if (isInvalidInputError(error) || isConfigError(error)) return 'invalid-input';
  return 'unexpected';
}

function ownValue<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
