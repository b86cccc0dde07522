import { type AnswerValidator, createAnswerValidator } from '@headwater/contract';

/** A function that answers requests. */
export type Fetch = (request: Request) => Promise<Response>;

/** Part of every secret in tests, so that a secret is recognized anywhere. */
const SECRET = /hush-[0-9a-f]{24}/g;

/**
 * A fetch that validates every answer of a test: its body against the committed spec of the operation, its headers,
 * and that it contains no secret ever sent.
 */
export function observeFetch(fetch: Fetch): Fetch {
  const specs = createAnswerValidator();
  const sentSecrets = new Set<string>();
  return async (request) => {
    const sent = await request.clone().text();
    for (const [secret] of sent.matchAll(SECRET)) sentSecrets.add(secret);
    const response = await fetch(request);
    const text = await response.clone().text();
    validate({ request, response, text, specs });
    for (const secret of sentSecrets) {
      if (text.includes(secret)) throw new Error(`${describe(request, response)} shows a secret.`);
    }
    return response;
  };
}

function validate(answer: {
  request: Request;
  response: Response;
  text: string;
  specs: AnswerValidator;
}): void {
  const { request, response, text, specs } = answer;
  const what = describe(request, response);
  const requestId = response.headers.get('x-request-id');
  if (!requestId) throw new Error(`${what} has no request id.`);
  const findings = specs.validate({
    method: request.method,
    url: request.url,
    status: response.status,
    mediaType: mediaTypeOf(response),
    text,
  });
  if (findings !== undefined) throw new Error(`${what} is not as the spec says: ${findings}\n${text}`);
  if (text === '') return;
  if (mediaTypeOf(response) !== 'application/json') return;
  const { report } = JSON.parse(text) as { report?: Record<string, string> };
  if (report && report['request-id'] !== requestId) throw new Error(`${what} reports another request id.`);
}

function mediaTypeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').replace(/;.*/, '');
}

function describe({ method, url }: Request, { status }: Response): string {
  return `${method} ${url} → ${status}`;
}
