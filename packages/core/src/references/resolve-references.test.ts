import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceContext } from './reference-context.ts';
import { resolveReferences } from './resolve-references.ts';
import { showUnresolved } from './show-unresolved.ts';

let directory: string;
let secrets: string[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'references-'));
  await writeFile(join(directory, 'key.txt'), 's3cret key\r\n\n');
  await writeFile(join(directory, 'empty.txt'), '\n');
  await writeFile(join(directory, 'notepad.txt'), '\uFEFFs3cret key\r\n');
  await writeFile(join(directory, 'powershell.txt'), Buffer.from('\uFEFFs3cret key\r\n', 'utf16le'));
  await writeFile(join(directory, 'keystore.bin'), Buffer.from([0x30, 0x82, 0xff, 0xfe]));
  await writeFile(join(directory, 'database.bin'), Buffer.alloc(1024 * 1024 + 1));
});
afterAll(() => rm(directory, { recursive: true }));

function context(): ReferenceContext {
  secrets = [];
  return {
    environment: { KEY: 'value-of-key', EMPTY: '', TRICKY: '${env:KEY}' },
    workingDirectory: directory,
    onSecret: (secret) => secrets.push(secret),
  };
}

describe('resolveReferences', () => {
  it('reads from the environment and from files, also inside a longer string', async () => {
    const resolved = await resolveReferences('a=${env:KEY};b=${file:key.txt};c', context());
    expect(resolved).toBe('a=value-of-key;b=s3cret key;c');
    expect(secrets.toSorted()).toEqual(['s3cret key', 'value-of-key']);
  });

  it('resolves nested values and leaves other types unchanged', async () => {
    const resolved = await resolveReferences(
      { port: 1433, list: ['${env:KEY}', null], deep: { on: true } },
      context(),
    );
    expect(resolved).toEqual({ port: 1433, list: ['value-of-key', null], deep: { on: true } });
  });

  it('does not resolve references inside resolved values', async () => {
    expect(await resolveReferences('${env:TRICKY}', context())).toBe('${env:KEY}');
  });

  it.each([
    ['$${env:KEY}', '${env:KEY}'],
    ['cost: 5$', 'cost: 5$'],
    ['$$', '$$'],
    ['{ACCOUNT_KEY}', '{ACCOUNT_KEY}'],
    ['', ''],
  ])('treats %j as literal text', async (given, want) => {
    expect(await resolveReferences(given, context())).toBe(want);
    expect(secrets).toEqual([]);
  });

  it("expands ~ to the user's home folder", async () => {
    const fromHome = relative(homedir(), join(directory, 'key.txt'));
    expect(await resolveReferences(`\${file:~/${fromHome}}`, context())).toBe('s3cret key');
  });

  it('removes the byte order mark that Windows editors write at the start of a file', async () => {
    expect(await resolveReferences('${file:notepad.txt}', context())).toBe('s3cret key');
  });

  it.each([
    ['${env:}', 'reference-malformed', 'names no environment variable'],
    ['${env:ABSENT}', 'reference-env-missing', 'ABSENT is not set'],
    ['${env:EMPTY}', 'reference-env-missing', 'EMPTY is empty'],
    ['${file:absent.txt}', 'reference-file-unreadable', 'ENOENT'],
    ['${file:empty.txt}', 'reference-file-empty', 'is empty'],
    ['${file:.}', 'reference-file-unreadable', 'EISDIR'],
    ['${file:powershell.txt}', 'reference-file-not-text', 'UTF-8'],
    ['${file:keystore.bin}', 'reference-file-not-text', 'UTF-8'],
    ['${file:database.bin}', 'reference-file-too-large', '1 MiB'],
    ['${keyring:service/account}', 'reference-scheme-unsupported', 'not supported yet'],
    ['${keyvault:vault/name}', 'reference-scheme-unsupported', 'not supported yet'],
    ['${vault:x}', 'reference-scheme-unknown', '"vault"'],
    ['${constructor:x}', 'reference-scheme-unknown', '"constructor"'],
    ['${KEY}', 'reference-malformed', 'starts no secret reference'],
    ['${env:KEY', 'reference-malformed', 'starts no secret reference'],
  ])('rejects %s with the code %s', async (given, code, message) => {
    const failure = resolveReferences({ param: given }, context());
    await expect(failure).rejects.toMatchObject({ name: 'InvalidInputError', code });
    await expect(failure).rejects.toThrow(message);
  });

  it('does not quote the text around a malformed reference', async () => {
    await expect(resolveReferences('Password=hunter2${oops', context())).rejects.not.toThrow('hunter2');
  });
});

describe('showUnresolved', () => {
  it.each([
    ['${env:KEY}', '${env:KEY}'],
    ['Password=${env:KEY};x', '********${env:KEY}********'],
    ['hunter2', '********'],
    [42, '********'],
  ])('shows %j as %s', (given, want) => {
    expect(showUnresolved(given)).toBe(want);
  });
});
