import { ApiError } from '../errors/api-error.ts';
import type { FailedRequest } from '../errors/failed-request.ts';

/** The required content of an operation's response. */
export interface Expectation {
  /** Members without which a response does not belong to this operation, such as the empty object of a gateway. */
  expects?: readonly string[];
  /** Member that contains a list. An object without it is not an empty list. */
  list?: string;
}

/**
 * Decodes a response as the shape of its operation. Unknown fields are passed through.
 * @throws ApiError if it is not a JSON object or list, such as a proxy's page, or lacks required content.
 */
export function decode<Shape extends object>(
  { status, text }: { status: number; text: string },
  request: FailedRequest,
  { expects = [], list }: Expectation = {},
): Shape {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) {
    throw unreadable(status, request, 'with a body that is not JSON');
  }
  const missing = expects.find((member) => !(member in value));
  if (missing !== undefined) throw unreadable(status, request, `without "${missing}"`);
  if (list !== undefined && !isList(Reflect.get(value, list))) {
    throw unreadable(status, request, `without a list of "${list}"`);
  }
  return value as Shape;
}

/** Some serializers write `null` for an empty list. A missing member is ambiguous. */
function isList(value: unknown): boolean {
  return value === null || Array.isArray(value);
}

function unreadable(status: number, { method, url }: FailedRequest, how: string): ApiError {
  const nextSteps = ['Check that the base URL is that of Experience Platform or of a Headwater service.'];
  if (method !== 'GET') nextSteps.push('Before you repeat the write, check whether it took effect.');
  return new ApiError(`${method} ${new URL(url).pathname} returned ${status} ${how}.`, {
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
 * The single resource in the envelope of a retrieve.
 * @throws ApiError of status 404 if the envelope is empty.
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
