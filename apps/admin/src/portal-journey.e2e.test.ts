// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  addProfile,
  createConnection,
  listConnections,
  openSession,
  showConnection,
  updateConnection,
} from '@headwater/core';
import { type ServedFlowService, serveFlowService } from '@headwater/flow-service';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, openOtherSession } from './testing/add-connection.ts';
import { findBarriers, keepPicture, settled } from './testing/inspect-page.ts';
import { signInByRequest } from './testing/sign-in-by-request.ts';
import { openTestBrowser, type TestBrowser, type TestPage } from './testing/test-browser.ts';

const MINUTE = 60_000;

let browser: TestBrowser;
let signedIn: TestPage;
let page: Page;
beforeAll(async () => {
  browser = await openTestBrowser();
  signedIn = await browser.signIn();
  page = signedIn.page;
}, 4 * MINUTE);
afterAll(() => browser?.close(), MINUTE);

const CLI = join(import.meta.dirname, '../../cli/bin/dev.ts');

/** Runs a copied command as a person would, in a shell whose environment contains the secret. */
async function runCopied(script: string): Promise<void> {
  const { portal } = browser;
  const headwater = `headwater() { "${process.execPath}" --conditions=@headwater/source "${CLI}" "$@"; }`;
  await promisify(execFile)('sh', ['-c', `${headwater}\n${script}`], {
    cwd: portal.homeDirectory,
    env: {
      ...process.env,
      HEADWATER_HOME: portal.homeDirectory,
      AZURE_BLOB_CONNECTION_STRING: portal.connectionString,
    },
  });
}

const written = async (): Promise<string> => (await page.locator('pre').textContent()) ?? '';

describe('a new user', { timeout: 2 * MINUTE }, () => {
  it('finds the source', async () => {
    await page.getByRole('link', { name: 'Connect a source' }).first().click();
    await page.getByRole('searchbox', { name: 'Search sources' }).fill('blob');
    await expect.poll(() => page.getByText('1 source', { exact: true }).count()).toBe(1);
    await page.getByRole('link', { name: 'Azure Blob Storage' }).click();
    await page.waitForURL('**/dev/connect/azure-blob');
  });

  it('sees the error in a connection string while typing, with the wrong part underlined', async () => {
    const field = page.getByRole('textbox', { name: 'Connection string' });
    await field.fill('DefaultEndpointsProtocol=https;AccountName=contoso;AcountKey=bm90LWEta2V5');
    await page.getByText('Did you mean AccountKey?').waitFor();
    expect(await page.locator('mark').first().textContent()).toBe('AcountKey');
  });

  it('keeps the input when saving is refused', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('Landing zone');
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.getByRole('alert').getByText('The input is not valid').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Landing zone');
    expect(await page.getByRole('textbox', { name: 'Connection string' }).inputValue()).toContain(
      'AcountKey',
    );
  });

  it('tests the sample data before saving, then saves the connection', async () => {
    await page.getByRole('button', { name: 'Use the sample data' }).click();
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('The connection works').waitFor();
    const session = await openOtherSession(browser.portal);
    expect((await listConnections({ session })).items).toEqual([]);
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'Landing zone', level: 1 }).waitFor();
  });

  it('tests the saved connection, and sees the result in the list', async () => {
    await page.getByRole('button', { name: 'Test now' }).click();
    await page.getByText('The connection works').waitFor();
    await page.getByRole('link', { name: 'Connections' }).first().click();
    await page.getByRole('row', { name: /Landing zone.*Passed/ }).waitFor();
    await page.getByRole('link', { name: 'Landing zone' }).click();
  });

  it('finds the connection by the middle of its name, at an address that can be shared', async () => {
    await page.goto(`${browser.portal.origin}/dev/connections`, { waitUntil: 'networkidle' });
    const search = page.getByRole('searchbox', { name: 'Name contains' });
    await search.fill('NOBODY');
    await page.getByText('No connections match').waitFor();
    await search.fill('DING z');
    await page.getByRole('row', { name: /Landing zone/ }).waitFor();
    await page.waitForURL(/q=DING\+z/);
    await page.goto(page.url());
    await page.getByRole('link', { name: 'Landing zone' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
  });

  it('copies the connection as a command and as YAML, which create the same one in another sandbox', async () => {
    await page.getByText('headwater connections create azure-blob').waitFor();
    await runCopied(`${await written()} --sandbox prod --yes-production`);
    await page.getByRole('radio', { name: 'YAML' }).click();
    await page.getByText('method: ConnectionString').waitFor();
    await runCopied(
      `headwater connections create --from - --sandbox prod --yes-production <<'YAML'\n${await written()}\nYAML`,
    );
    const [original] = (await listConnections({ session: await openOtherSession(browser.portal) })).items;
    const { items } = await listConnections({ session: await openOtherSession(browser.portal, 'prod') });
    expect(items).toHaveLength(2);
    for (const { name, source, auth } of items) {
      expect({ name, source, auth }).toEqual({
        name: 'Landing zone',
        source: 'azure-blob',
        auth: original?.auth,
      });
    }
  });

  it('previews the rows of a file at an address that can be shared', async () => {
    await page.getByRole('link', { name: 'Explore' }).click();
    await page.getByRole('row', { name: 'Folder landing' }).click();
    await page.getByRole('row', { name: 'File orders.csv', exact: true }).click();
    await page.getByRole('cell', { name: 'O-0001' }).waitFor();
    await page.goto(page.url());
    await page.getByRole('cell', { name: 'O-0001' }).waitFor();
    const row = page.getByRole('row', { name: 'File orders.csv', exact: true });
    await row.locator('[aria-current="true"]').waitFor();
  });

  it('sees why a folder cannot be read, and reads it after the cause is fixed', async () => {
    const { client } = await openOtherSession(browser.portal);
    await client.headwater.addFault({
      operationId: 'exploreConnectionInDetail',
      effect: { kind: 'refuse', status: 403 },
    });
    await page.goto(page.url().replace(/\?.*/, ''));
    await page.getByRole('alert').getByText('You are not allowed to do this').waitFor();
    await client.headwater.clearFaults();
    await page.getByRole('button', { name: 'Try again' }).click();
    const folder = page.getByRole('row', { name: 'Folder landing' });
    await folder.waitFor();
    await client.headwater.addFault({
      operationId: 'exploreConnectionInDetail',
      effect: { kind: 'refuse', status: 403 },
    });
    await folder.click();
    await page.getByRole('row', { name: 'This folder could not be read.' }).waitFor();
    await client.headwater.clearFaults();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('row', { name: 'File orders.csv', exact: true }).waitFor();
  });

  it('undoes an edit, unless another user has changed the connection since', async () => {
    const session = await openOtherSession(browser.portal);
    const nameNow = async (): Promise<string> => (await showConnection(id, { session })).label;
    await page.getByRole('link', { name: 'Landing zone' }).first().click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
    const id = page.url().slice(-36);
    const rename = async (name: string): Promise<void> => {
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    };
    await rename('Renamed');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('The change was undone.').waitFor();
    await page.getByRole('heading', { name: 'Landing zone', level: 1 }).waitFor();
    expect(await nameNow()).toBe('Landing zone');

    await rename('Renamed again');
    await updateConnection(id, { name: 'Landing zone' }, { session });
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('Not undone: someone else has changed the connection since.').waitFor();
    expect(await nameNow()).toBe('Landing zone');
  });

  it('sees no outdated page when navigating back after a change', async () => {
    const id = await addConnection(browser.portal, 'Short-lived');
    await page.goto(`${browser.portal.origin}/dev/connections`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Short-lived' }).click();
    await page.getByRole('link', { name: 'Edit' }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Soon gone');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: 'Soon gone', level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Edit Soon gone' }).waitFor();
    expect(await name.inputValue()).toBe('Soon gone');
    await page.goForward();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/dev/connections');
    await page.goBack();
    await page.getByText(`There is no connection "${id}"`).waitFor();
    await page.goto(`${browser.portal.origin}/dev/connections`, { waitUntil: 'networkidle' });
  });

  it('must type the name of a production sandbox before any write to it', async () => {
    await page.goto(`${browser.portal.origin}/prod/connections`);
    await page.getByRole('link', { name: 'Landing zone' }).first().click();
    const remove = page.getByRole('region', { name: 'Used by' }).getByRole('button', { name: 'Delete' });
    await remove.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alert').getByText('You are not allowed to do this').waitFor();
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    await remove.click();
    await page.getByRole('textbox', { name: 'Type “prod”' }).fill('prod');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/prod/connections');
    await page.getByText('“Landing zone” was deleted.').waitFor();
  });

  it('tests and deletes several connections at once', async () => {
    await page.goto(`${browser.portal.origin}/dev/connections`);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).press('Space');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('1 passed, 0 failed.').waitFor();
    await page.getByRole('checkbox', { name: 'Select all on this page' }).press('Space');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No connections match').waitFor();
  });
});

describe('the profile of a session', { timeout: 2 * MINUTE }, () => {
  let acme: ServedFlowService;
  beforeAll(async () => {
    const { homeDirectory, connectionString } = browser.portal;
    acme = await serveFlowService({ port: 0, dataDirectory: join(homeDirectory, 'acme') });
    const { imsOrg, clientId, clientSecret } = acme.client;
    await writeFile(join(homeDirectory, 'acme-secret'), clientSecret);
    const known = {
      baseUrl: acme.url,
      imsOrg,
      clientId,
      clientSecret: '${file:acme-secret}',
      sandbox: 'prod',
    };
    const broken = { baseUrl: acme.url, imsOrg, clientId: 'x', clientSecret: '${env:NOT_SET_ANYWHERE}' };
    await addProfile('acme', known, { homeDirectory });
    await addProfile('broken', broken, { homeDirectory });
    const session = await openSession({ homeDirectory, profile: 'acme', environment: {} });
    const input = { name: 'Of Acme', auth: { method: 'ConnectionString', connectionString } } as const;
    await createConnection('azure-blob', input, { session, lint: false, yesProduction: true });
    await page.goto(`${browser.portal.origin}/dev`, { waitUntil: 'networkidle' });
  }, MINUTE);
  afterAll(() => acme?.close());

  const switchTo = async (profile: string): Promise<void> => {
    await page.getByRole('button', { name: /Profile/ }).press('Enter');
    await page.getByRole('option', { name: profile }).press('Enter');
  };

  it('switches in all tabs of the session, and in no other session', async () => {
    await page.getByRole('button', { name: /local.*Profile/ }).waitFor();
    const tab = await page.context().newPage();
    await tab.goto(`${browser.portal.origin}/dev/connections`, { waitUntil: 'networkidle' });
    await switchTo('acme');
    await page.waitForURL('**/prod');
    await page.getByRole('button', { name: /acme.*Profile/ }).waitFor();
    await tab.waitForURL('**/prod');
    await tab.close();

    const cookie = await signInByRequest(browser.portal);
    const { url } = await fetch(browser.portal.origin, { headers: { cookie } });
    expect(new URL(url).pathname).toBe('/dev');
  });

  it('determines its connections, sandboxes and write guard', async () => {
    await page.getByRole('banner').getByText('Production').first().waitFor();
    await page.getByRole('link', { name: 'Of Acme' }).first().click();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Type “prod”' }).waitFor();
  });

  it('shows why it cannot be used, and lets the user switch back', async () => {
    await switchTo('broken');
    await page.getByRole('alert').getByText('NOT_SET_ANYWHERE').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      await keepPicture(page, `broken-profile-${colorScheme}`);
      expect(await findBarriers(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    const viewport = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    await settled(page);
    await keepPicture(page, 'broken-profile-narrow');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
    if (viewport) await page.setViewportSize(viewport);
    await page.getByRole('button', { name: 'Go back to local' }).click();
    await page.waitForURL('**/dev');
    await page.getByRole('button', { name: /local.*Profile/ }).waitFor();
  });

  it('sends no secret of its target to the browser', async () => {
    const bodies = await signedIn.bodies();
    expect(bodies.filter((body) => body.includes(acme.client.clientSecret))).toEqual([]);
  });
});

describe('the browser', { timeout: MINUTE }, () => {
  it('received no secret or token', async () => {
    const { portal } = browser;
    const { clientSecret } = JSON.parse(await readFile(join(portal.homeDirectory, 'local.json'), 'utf8'));
    const secrets = [portal.secret, encodeURIComponent(portal.secret), clientSecret, await readToken()];
    const bodies = [...(await signedIn.bodies()), ...(await readBundle())];
    expect(bodies.length).toBeGreaterThan(50);
    for (const secret of secrets) {
      expect(secret).toHaveLength(Math.max(16, secret.length));
      expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    }
  });

  it('reported no error', () => {
    expect(signedIn.complaints).toEqual([]);
  });
});

async function readToken(): Promise<string> {
  const folder = join(browser.portal.homeDirectory, 'tokens');
  const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return JSON.parse(await readFile(join(folder, file), 'utf8')).accessToken;
}

async function readBundle(): Promise<readonly string[]> {
  const folder = join(import.meta.dirname, '../.next/static');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return await Promise.all(paths.map((path) => readFile(path, 'utf8')));
}
