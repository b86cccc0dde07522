import { randomBytes } from 'node:crypto';
import type { LocalClient } from '@headwater/flow-store';
import type { EntityReference } from '@headwater/models';
import { FLOW_SERVICE_PATH } from '../http/paths.ts';
import type { Fetch } from './observed-fetch.ts';

/** The parts of one call that differ from the defaults. */
export interface CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged. */
  text?: string;
  /** Sent in chunks. */
  stream?: ReadableStream<Uint8Array>;
  /** `undefined` omits a default header. */
  headers?: Record<string, string | undefined>;
  signal?: AbortSignal;
}

/** An answer with its body read. */
export interface Answer {
  status: number;
  /** The parsed body; `undefined` if empty. */
  body: unknown;
  headers: Headers;
}

/** Calls of an authorized client in one sandbox. */
export interface TestClient {
  sandboxName: string;
  credentials: LocalClient;
  /** The headers of every call. */
  headers: Readonly<Record<string, string>>;
  /** @param path Relative to the Flow Service, or to the root if it begins with `//`. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Creates a connection and expects success. */
  create(body: object): Promise<EntityReference>;
  /** Returns the connection with an id. */
  retrieve(id: string): Promise<Record<string, unknown>>;
}

export async function createTestClient(
  fetch: Fetch,
  credentials: LocalClient,
  sandboxName: string,
): Promise<TestClient> {
  const token = await requestToken(fetch, credentials);
  const usual = {
    authorization: `Bearer ${token}`,
    'x-api-key': credentials.clientId,
    'x-gw-ims-org-id': credentials.imsOrg,
    'x-sandbox-name': sandboxName,
  };

  function toRequest(method: string, path: string, options: CallOptions): Request {
    const { body, text, stream, headers, signal } = options;
    const content = stream ?? text ?? (body === undefined ? undefined : JSON.stringify(body));
    const contentType = content === undefined ? {} : { 'content-type': 'application/json' };
    const fromRoot = path.startsWith('//') ? path.slice(1) : `${FLOW_SERVICE_PATH}${path}`;
    return new Request(`http://headwater.test${fromRoot}`, {
      method,
      headers: toHeaders({ ...usual, ...contentType, ...headers }),
      body: content ?? null,
      ...(stream ? { duplex: 'half' } : {}),
      signal: signal ?? null,
    });
  }

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const response = await fetch(toRequest(method, path, options));
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
      headers: response.headers,
    };
  }

  return {
    sandboxName,
    credentials,
    headers: usual,
    call,
    async create(body) {
      const { status, body: reference } = await call('POST', '/connections', { body });
      if (status !== 201) throw new Error(`Create answered ${status}: ${JSON.stringify(reference)}`);
      return reference as EntityReference;
    },
    async retrieve(id) {
      const { body } = await call('GET', `/connections/${id}`);
      const [item] = (body as { items: Record<string, unknown>[] }).items;
      if (item === undefined) throw new Error(`There is no connection ${id}.`);
      return item;
    },
  };
}

/** A create request for Azure Blob. */
export function blobConnection(overrides: object = {}): Record<string, unknown> {
  return {
    name: 'Blob',
    auth: { specName: 'ConnectionString', params: { connectionString: secretText() } },
    connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' },
    ...overrides,
  };
}

export const BLOB_SPEC_ID = '4c10e202-c428-4796-9208-5f1f5732b1cf';

/** A secret that the observed fetch recognizes anywhere. */
export function secretText(): string {
  return `hush-${randomBytes(12).toString('hex')}`;
}

async function requestToken(fetch: Fetch, { clientId, clientSecret }: LocalClient): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const response = await fetch(new Request('http://headwater.test/ims/token/v3', { method: 'POST', body }));
  return ((await response.json()) as { access_token: string }).access_token;
}

function toHeaders(headers: Readonly<Record<string, string | undefined>>): Headers {
  const entries = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Headers(entries);
}
