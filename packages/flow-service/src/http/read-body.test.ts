import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, secretText, type TestClient } from '../testing/test-client.ts';
import { openTestService, type TestService } from '../testing/test-service.ts';
import { MAX_BODY_BYTES, readText } from './read-body.ts';

const BAD_REQUEST = { type: '/placeholder/type/uri', status: 400, title: 'BadRequestError' };

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

describe('the content type', () => {
  test.each([undefined, 'text/plain', 'application/json-patch+json', 'application/jsonp'])(
    '%s is rejected',
    async (type) => {
      const answer = await client.call('POST', '/connections', {
        body: blobConnection(),
        headers: { 'content-type': type },
      });

      expect(answer).toMatchObject({
        status: 400,
        body: { ...BAD_REQUEST, detail: expect.stringContaining('Content-Type') },
      });
    },
  );

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    '%s is accepted',
    async (type) => {
      const answer = await client.call('POST', '/connections', {
        body: blobConnection(),
        headers: { 'content-type': type },
      });

      expect(answer.status).toBe(201);
    },
  );

  test('is not required without a body', async () => {
    const { id } = (await client.call('POST', '/connections?mode=draft', { body: blobConnection() }))
      .body as { id: string };

    expect((await client.call('POST', `/connections/${id}/action?op=publish`)).status).toBe(200);
  });
});

describe('the body', () => {
  test.each(['{', '{"name": }', 'name=Blob', '\u0001'])('%j is not JSON', async (text) => {
    expect(await client.call('POST', '/connections', { text })).toMatchObject({
      status: 400,
      body: BAD_REQUEST,
    });
  });

  test('that is not JSON is not quoted', async () => {
    // The observed fetch fails the test if the answer contains the secret.
    const answer = await client.call('POST', '/connections', {
      text: `{"connectionString": "${secretText()}" oops`,
    });

    expect(answer.status).toBe(400);
  });

  test.each(['', '  \n', 'null'])('%j is empty', async (text) => {
    expect(await client.call('POST', '/connections', { text })).toMatchObject({
      status: 400,
      body: { type: expect.stringContaining('FLOW-1405-400') },
    });
  });

  test('may contain no NUL character, but may contain a string that looks like one', async () => {
    const send = (text: string) => {
      return client.call('POST', '/connections', {
        text: JSON.stringify(blobConnection({ name: 'NAME' })).replace('NAME', text),
      });
    };
    for (const text of ['\\u0000', 'a\\\\\\u0000b']) {
      expect(await send(text)).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining('NUL') },
      });
    }
    for (const text of ['a\\\\u0000b', '50%00']) {
      expect(await send(text)).toMatchObject({ status: 201 });
    }
  });

  test('that is not UTF-8 is rejected, since decoding would change it', async () => {
    const text = JSON.stringify(blobConnection({ name: 'Café' }));
    const bytes = (encoding: BufferEncoding) => new Blob([Buffer.from(text, encoding)]).stream();

    for (const stream of [bytes('latin1'), bytes('utf16le')]) {
      expect(await client.call('POST', '/connections', { stream })).toMatchObject({
        status: 400,
        body: { ...BAD_REQUEST, detail: expect.stringContaining('UTF-8') },
      });
    }
    expect(await client.call('POST', '/connections', { stream: bytes('utf8') })).toMatchObject({
      status: 201,
    });
  });

  test('may contain whole surrogate pairs and lookalikes, but no escaped half of a pair', async () => {
    const send = (name: string) => {
      return client.call('POST', '/connections', {
        text: JSON.stringify(blobConnection({ name: 'NAME' })).replace('NAME', name),
      });
    };
    for (const name of ['a\\ud83d', '\\uDE00\\ud83d', 'a\\\\\\ud83d']) {
      expect(await send(name)).toMatchObject({
        status: 400,
        body: { ...BAD_REQUEST, detail: expect.stringContaining('surrogate') },
      });
    }
    for (const [name, want] of [
      ['\\ud83d\\ude00', '😀'],
      ['a\\\\ud83d', 'a\\ud83d'],
    ] as const) {
      const { status, body } = await send(name);
      expect(status).toBe(201);
      expect(await client.retrieve((body as { id: string }).id)).toMatchObject({ name: want });
    }
  });

  test('is limited in nesting depth', async () => {
    const deep = `${'['.repeat(100_000)}"\\ud83d"${']'.repeat(100_000)}`;
    const text = JSON.stringify(
      blobConnection({ auth: { specName: 'ConnectionString', params: { extra: 0 } } }),
    );

    expect(await client.call('POST', '/connections', { text: text.replace('0}', `${deep}}`) })).toMatchObject(
      {
        status: 400,
        body: BAD_REQUEST,
      },
    );
  });

  test('is limited in size', async () => {
    const text = ' '.repeat(MAX_BODY_BYTES + 1);
    const declared = { 'content-length': String(text.length) };

    for (const headers of [{}, declared]) {
      expect(await client.call('POST', '/connections', { text, headers })).toMatchObject({
        status: 413,
        body: { error_code: '413000' },
      });
    }
  });

  test('of unknown length is read only up to the limit', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const request = new Request('http://headwater.test', { method: 'POST', body: endless, duplex: 'half' });

    const options = { code: 'BadRequestError', limit: 10 * 1024 } as const;
    await expect(readText(request, options)).rejects.toMatchObject({ code: '413000' });
    expect(pulled).toBeLessThan(20);
  });
});

test.each(['/connections/a%00b', '/connections?property=name==a%00b', '//ims/token/v3?client_id=a%00b'])(
  'a NUL character in %s is rejected',
  async (path) => {
    const method = path.startsWith('//') ? 'POST' : 'GET';
    expect(await client.call(method, path)).toMatchObject({ status: 400 });
  },
);

test('a NUL character in a page token is rejected', async () => {
  const token = { property: ['name==a\u0000b'], after: 'x' };
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  expect(await client.call('GET', `/connections?continuationToken=${text}`)).toMatchObject({
    status: 400,
    body: { type: expect.stringContaining('FLOW-1453') },
  });
});

test('other paths and methods are not served', async () => {
  for (const [method, path] of [
    ['GET', '/policies'],
    ['PUT', '/connections/x'],
    ['GET', '//'],
    ['GET', '//data/foundation/flowservice/connectionsx'],
  ] as const) {
    expect(await client.call(method, path)).toMatchObject({ status: 404, body: { error_code: '404000' } });
  }
});
