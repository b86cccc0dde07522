import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listSources, loadSource } from '@headwater/sources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogLines } from './telemetry/log-lines.ts';
import { secretText, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

const definitions = await Promise.all(listSources().map(({ slug }) => loadSource(slug)));
const cases = definitions.flatMap((definition) =>
  definition.variants.flatMap((variant) =>
    variant.params
      .filter(({ isSecret, type, constraints }) => !isSecret && type === 'string' && !constraints?.enum)
      .map((param) => ({
        title: `${definition.slug} ${variant.key} ${param.name}`,
        definition,
        variant,
        param: param.name,
      })),
  ),
);

const FORMS: readonly ((secret: string) => string)[] = [
  (secret) => `https://user:${secret}@host.example/path`,
  (secret) => `https://host.example/path?sv=1&sig=${secret}`,
  (secret) => `https://host.example?apikey=${secret}&x=1`,
];

let service: TestService;
let client: TestClient;
const sent = new Set<string>();
const logged: string[] = [];
beforeAll(async () => {
  const logger = createLogLines({ format: 'json', write: (line) => logged.push(line) });
  service = await openTestService({ logger });
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

/** The observed fetch fails on an answer that contains a secret. */
async function create({ definition, variant, param }: (typeof cases)[number], value: string) {
  const examples = Object.fromEntries(variant.params.map(({ name, examples: [first] }) => [name, first]));
  return await client.call('POST', '/connections', {
    body: {
      name: 'Address',
      connectionSpec: { id: definition.connectionSpec.id, version: definition.connectionSpec.version },
      auth: { specName: variant.specName, params: { ...examples, [param]: value } },
    },
  });
}

describe('credentials in an address', () => {
  it.each(cases)('are absent from every answer when sent as $title', async (one) => {
    for (const form of FORMS) {
      const secret = secretText();
      sent.add(secret);
      const { status, body } = await create(one, form(secret));
      // The parameter's pattern may reject an address.
      if (status === 400) continue;
      const { id, etag } = body as { id: string; etag: string };
      const shown = (await client.retrieve(id)).auth as { params: Record<string, unknown> };
      expect(String(shown.params[one.param])).toContain('********');
      const headers = { 'if-match': etag };
      const renamed = [{ op: 'replace', path: '/name', value: 'Renamed' }];
      expect((await client.call('PATCH', `/connections/${id}`, { body: renamed, headers })).status).toBe(200);
    }
  });

  it('are absent from the audit trail, lists, metrics, logs and files', async () => {
    expect(sent.size).toBeGreaterThan(500);
    for (const path of [
      '/connections',
      '//headwater/audit?limit=100',
      '//headwater/audit/verify',
      '//headwater/connections',
    ])
      expect((await client.call('GET', path)).status).toBe(200);
    const metrics = await service.fetch(new Request('http://headwater.test/headwater/metrics'));
    expect(metrics.status).toBe(200);
    const files = await readdir(service.dataDirectory);
    const stored = await Promise.all(
      files.map((name) => readFile(join(service.dataDirectory, name), 'latin1')),
    );
    const everything = [...stored, ...logged].join('\n');
    expect(everything).toContain('Address');
    expect(/hush-[0-9a-f]{24}/.exec(everything)?.[0]).toBeUndefined();
  });
});

describe('an address that was read back masked', () => {
  const odata = (url: string) => ({
    name: 'OData',
    connectionSpec: { id: '8e6b41a8-d998-4545-ad7d-c6a9fff406c3', version: '1.0' },
    auth: { specName: 'Anonymous Authentication', params: { url } },
  });

  it('is not stored as the address by a create or a patch', async () => {
    const { id, etag } = await client.create(odata(`https://me:${secretText()}@host.example/`));
    const { auth } = (await client.retrieve(id)) as { auth: { params: { url: string } } };
    expect(auth.params.url).toBe('https://********@host.example/');

    const refusal = { status: 400, body: { errorMessage: expect.stringContaining('url contains the mask') } };
    expect(await client.call('POST', '/connections', { body: odata(auth.params.url) })).toMatchObject(
      refusal,
    );
    const headers = { 'if-match': etag };
    for (const instruction of [
      { op: 'replace', path: '/auth/params/url', value: auth.params.url },
      { op: 'replace', path: '/auth/params', value: auth.params },
    ]) {
      const patched = await client.call('PATCH', `/connections/${id}`, { body: [instruction], headers });
      expect(patched).toMatchObject(refusal);
    }
  });

  it('stays unchanged when another field is patched', async () => {
    const { id, etag } = await client.create(odata(`https://host.example/?sig=${secretText()}`));
    const body = [{ op: 'add', path: '/description', value: 'other' }];
    const patched = await client.call('PATCH', `/connections/${id}`, { body, headers: { 'if-match': etag } });
    expect(patched.status).toBe(200);
    const { body: report } = await client.call('GET', `//headwater/connections/${id}/test`);
    // The driver receives the query and reports its fault.
    expect(JSON.stringify(report)).toContain('contains a login, a query');
  });
});
