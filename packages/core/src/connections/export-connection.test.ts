import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { type ConnectionExport, exportConnection } from './export-connection.ts';

const SECRET = 'AccountKey=c2VjcmV0LWtleQ==';
const name = `Landing "zone" of $HOME \`id\` \\ it's`;

let target: LocalTarget;
let session: Session;
let written: ConnectionExport;
beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession({ sandbox: 'dev' });
  const connectionString = `DefaultEndpointsProtocol=https;AccountName=contosodata;${SECRET}`;
  const auth = { method: 'ConnectionString', connectionString, folderPath: 'a$${b' } as const;
  const { id } = await createConnection('azure-blob', { name, auth }, { session, lint: false });
  written = await exportConnection(id, { session });
});
afterAll(() => target.close());

const shell = (script: string): string =>
  execFileSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { AZURE_BLOB_CONNECTION_STRING: 'from-the-shell', HOME: '/nowhere' },
  });

it('contains no secret, and names the variables that replace them', () => {
  expect(JSON.stringify(written)).not.toContain('c2VjcmV0LWtleQ');
  expect(written.variables).toEqual(['AZURE_BLOB_CONNECTION_STRING']);
});

it('writes YAML that creates the same connection', () => {
  expect(parse(written.yaml)).toMatchObject({
    source: 'azure-blob',
    name,
    auth: {
      method: 'ConnectionString',
      folderPath: 'a$${b',
      connectionString: '${env:AZURE_BLOB_CONNECTION_STRING}',
    },
  });
});

it('writes a command that a shell parses as intended', () => {
  const words = shell(`headwater() { printf '%s\\n' "$@"; }\n${written.cli}`).split('\n');
  expect(words).toEqual(
    expect.arrayContaining([name, 'connectionString=${env:AZURE_BLOB_CONNECTION_STRING}']),
  );
});

it('writes a request in whose body the shell inserts only the secret', () => {
  const body: unknown = JSON.parse(shell(`headwater() { echo token; }\ncurl() { cat; }\n${written.curl}`));
  expect(body).toMatchObject({
    name,
    auth: {
      specName: 'ConnectionString',
      params: { connectionString: 'from-the-shell', folderPath: 'a${b' },
    },
  });
  expect(written.curl).toContain("-H 'x-sandbox-name: dev'");
});

it('writes a program', () => {
  expect(written.typescript).toContain('await createConnection("azure-blob", {');
});

it('asks for a complete address if its credential is masked', async () => {
  const auth = { method: 'Anonymous', url: 'https://me:hush-hush@host.example/root/' } as const;
  const { id } = await createConnection('generic-odata', { name: 'Login', auth }, { session, lint: false });
  const exported = await exportConnection(id, { session });
  expect(exported.variables).toEqual(['GENERIC_ODATA_URL']);
  expect(JSON.stringify(exported)).not.toContain('hush-hush');
  expect(exported.yaml).not.toContain('****');
});
