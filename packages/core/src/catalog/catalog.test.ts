import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lintValues } from './lint-values.ts';
import { listSources } from './list-sources.ts';
import { showSource } from './show-source.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const KEY = Buffer.from('not-a-real-key-but-base64-of-64-bytes-0123456789-0123456789-0123').toString(
  'base64',
);
const BLOB = `DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=${KEY};EndpointSuffix=core.windows.net`;

describe('listSources', () => {
  it('applies every field of the filter', () => {
    const slugs = (filter: Parameters<typeof listSources>[0]) => listSources(filter).map(({ slug }) => slug);
    expect(slugs({ text: 'BLOB' })).toContain('azure-blob');
    expect(slugs({ text: 'synapse' })).toEqual(['azure-synapse-analytics']);
    expect(slugs({ text: 'blob', category: 'databases' })).toEqual([]);
    expect(slugs({ category: 'cloud-storage' })).toContain('adls-gen2');
    expect(slugs({})).toHaveLength(listSources().length);
  });
});

describe('showSource', () => {
  it('gives a command and a file for each method, with secrets as references', async () => {
    const { variants } = await showSource('azure-blob');
    const [byKey, , byPrincipal] = variants;
    expect(byKey?.command).toBe(
      [
        'headwater connections create azure-blob',
        "--name 'Azure Blob Storage'",
        '--auth ConnectionString',
        "--param connectionString='${env:AZURE_BLOB_CONNECTION_STRING}'",
      ].join(' \\\n  '),
    );
    expect(parse(byKey?.yaml ?? '')).toEqual({
      source: 'azure-blob',
      name: 'Azure Blob Storage',
      auth: { method: 'ConnectionString', connectionString: '${env:AZURE_BLOB_CONNECTION_STRING}' },
    });
    expect(byPrincipal?.command).toContain("--param servicePrincipalKey='${env:");
  });

  it('suggests the intended slug', async () => {
    const failure = { code: 'unknown-source', nextSteps: ['Did you mean "azure-blob"?', expect.any(String)] };
    await expect(showSource('azure-blub')).rejects.toMatchObject(failure);
    await expect(showSource('blob')).rejects.toMatchObject(failure);
    await expect(showSource('Azure-Blob')).rejects.toMatchObject(failure);
    await expect(showSource('AZURE_BLOB')).rejects.toMatchObject(failure);
    await expect(showSource('Azure Blob Storage')).rejects.toMatchObject(failure);
  });
});

describe('lintValues', () => {
  const lint = (auth: Parameters<typeof lintValues<string>>[1], environment = {}) => {
    return lintValues('azure-blob' as string, auth, { environment, now: () => NOW });
  };

  it('finds nothing wrong with valid values, regardless of their origin', async () => {
    const auth = { method: 'ConnectionString', connectionString: '${env:BLOB}' };
    expect(await lint(auth, { BLOB })).toEqual({
      source: 'azure-blob',
      method: 'ConnectionString',
      findings: [],
    });
  });

  it('reports missing, unknown, and invalid values at once, without the secret', async () => {
    const { findings } = await lint({ method: 'SasUri', sasUrl: 'https://x', container: 'c' });
    expect(findings.map(({ code, param }) => [code, param])).toEqual([
      ['param-missing', 'sasUri'],
      ['param-unknown', 'sasUrl'],
    ]);
    const wrong = await lint({
      method: 'ConnectionString',
      connectionString: `${BLOB};AccountKey=hunter2hunter2`,
    });
    expect(wrong.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(wrong)).not.toContain('hunter2hunter2');
  });

  it("accepts the API's own name of a method, in any case", async () => {
    const report = await lint({ method: 'sas uri authentication', sasUri: 'https://x' });
    expect(report.method).toBe('SasUri');
  });

  it('rejects a missing or unknown method and lists the available ones', async () => {
    await expect(lint({ connectionString: BLOB })).rejects.toMatchObject({
      code: 'auth-method-missing',
      nextSteps: [expect.stringContaining('ConnectionString, SasUri, ServicePrincipal')],
    });
    await expect(lint({ method: 'ConectionString' })).rejects.toMatchObject({
      code: 'auth-method-unknown',
      nextSteps: expect.arrayContaining(['Did you mean ConnectionString?']),
    });
  });

  it('rejects credentials for a source that takes none', async () => {
    for (const auth of [{ method: 'Basic' }, { password: 'x' }]) {
      await expect(lintValues('data-landing-zone' as string, auth)).rejects.toMatchObject({
        code: 'auth-not-taken',
      });
    }
    expect(await lintValues('data-landing-zone', undefined)).toEqual({
      source: 'data-landing-zone',
      findings: [],
    });
  });

  it('accepts a number or a boolean written as a string', async () => {
    const auth = {
      host: 'h',
      port: '${env:PORT}',
      userName: 'u',
      password: 'p',
      maxConcurrentConnections: 'many',
    };
    const { findings } = await lintValues(
      'sftp' as string,
      { method: 'BasicAuthentication', ...auth },
      { environment: { PORT: '22' } },
    );
    expect(findings.filter(({ code }) => code === 'param-invalid').map(({ param }) => param)).toEqual([
      'maxConcurrentConnections',
    ]);
  });

  it('needs no method for a source that has only one', async () => {
    const report = await lintValues(
      'azure-table-storage' as string,
      { connectionString: BLOB },
      { now: () => NOW },
    );
    expect(report.method).toBe('ConnectionString');
  });
});
