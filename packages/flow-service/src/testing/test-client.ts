import { randomBytes } from 'node:crypto';
import type { LocalClient } from '@headwater/flow-store';
import type { EntityReference } from '@headwater/models';
import { FLOW_SERVICE_PATH } from '../http/paths.ts';
import type { Fetch } from './observed-fetch.ts';

/** What one call sends beside the usual headers. */
export interface CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  text?: string;
  /** Sent piece by piece. */
  stream?: ReadableStream<Uint8Array>;
  /** `undefined` leaves out a header that is usually sent. */
  headers?: Record<string, string | undefined>;
  signal?: AbortSignal;
}

/** An answer, read. */
export interface Answer {
  status: number;
  /** Parsed; `undefined` when there is none. */
  body: unknown;
  headers: Headers;
}

/** Calls of an authorized client in one sandbox. */
export interface TestClient {
  sandboxName: string;
  credentials: LocalClient;
  /** What every call sends. */
  headers: Readonly<Record<string, string>>;
  /** @param path Below the Flow Service, or from the root when it begins with `//`. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Creates a connection and expects it to work. */
  create(body: object): Promise<EntityReference>;
  /** The one connection of an id. */
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

/** A secret that the observed fetch recognizes wherever it turns up. */
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
