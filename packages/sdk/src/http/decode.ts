import { ApiError } from '../errors/api-error.ts';
import type { FailedRequest } from '../errors/failed-request.ts';

/** What an answer of an operation always has. */
export interface Expectation {
  /** Members without which an answer is none of this operation, as the empty object of a gateway is not. */
  expects?: readonly string[];
  /** Member that holds a list: an empty object is no empty list. */
  list?: string;
}

/**
 * Decodes an answer as the shape its operation promises; fields we do not know pass through.
 * @throws ApiError when it is no JSON object or list at all, as a proxy's page is not, or lacks what is expected.
 */
export function decode<Shape extends object>(
  { status, text }: { status: number; text: string },
  request: FailedRequest,
  { expects = [], list }: Expectation = {},
): Shape {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) {
    throw unreadable(status, request, 'with something other than JSON');
  }
  const missing = expects.find((member) => !(member in value));
  if (missing !== undefined) throw unreadable(status, request, `without "${missing}"`);
  if (list !== undefined && !isList(Reflect.get(value, list))) {
    throw unreadable(status, request, `without a list of "${list}"`);
  }
  return value as Shape;
}

/** `null` is how some serializers write an empty list; a missing member says nothing. */
function isList(value: unknown): boolean {
  return value === null || Array.isArray(value);
}

function unreadable(status: number, { method, url }: FailedRequest, how: string): ApiError {
  const nextSteps = ['Check that the base URL is that of Experience Platform or of a Headwater service.'];
  if (method !== 'GET') nextSteps.push('Before repeating the write, check whether it took effect.');
  return new ApiError(`${method} ${new URL(url).pathname} answered ${status} ${how}.`, {
    method,
    url,
    status,
    code: 'unreadable-answer',
    nextSteps,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The one resource in the envelope that a retrieve answers.
 * @throws ApiError of status 404 when the envelope is empty.
 */
export function onlyItem<Item>(
  { items }: { items?: readonly Item[] | null },
  { method, url }: FailedRequest,
): Item {
  const [item] = items ?? [];
  if (item !== undefined) return item;
  throw new ApiError(`${method} ${new URL(url).pathname} found nothing.`, {
    method,
    url,
    status: 404,
    code: 'not-found',
    nextSteps: ['Check the id, and that it belongs to this sandbox and organization.'],
  });
}
