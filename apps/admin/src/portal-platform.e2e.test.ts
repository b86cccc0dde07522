import { PLATFORM_CONNECTION_IDS as IDS } from '@headwater/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, keepPicture, settled } from './testing/inspect-page.ts';
import { type PlatformPortal, startPlatformPortal } from './testing/start-platform-portal.ts';
import { browse, type TestBrowser, type TestPage } from './testing/test-browser.ts';

const MINUTE = 60_000;
const ACCOUNT_KEY = Buffer.from('canary account key of the portal'.padEnd(64, '.')).toString('base64');
const CONNECTION_STRING = `DefaultEndpointsProtocol=https;AccountName=shopdata;AccountKey=${ACCOUNT_KEY};EndpointSuffix=core.windows.net`;

let browser: TestBrowser<PlatformPortal>;
let signedIn: TestPage;
let page: Page;

beforeAll(async () => {
  browser = await browse(await startPlatformPortal());
  signedIn = await browser.signIn();
  page = signedIn.page;
}, 2 * MINUTE);
afterAll(() => browser?.close());

async function open(path: string): Promise<void> {
  await page.goto(`${browser.portal.origin}/dev${path}`, { waitUntil: 'networkidle' });
}

/** Opens a menu item or tab of the page, and checks the rules that hold for every page. */
async function expectAccessible(name: string): Promise<void> {
  await settled(page);
  await keepPicture(page, name);
  expect(await findBarriers(page)).toEqual([]);
}

describe('the portal on the platform', { timeout: MINUTE }, () => {
  it('shows no test results or expiry dates, which the platform does not keep', async () => {
    await open('');
    await page.getByText('This target', { exact: false }).first().waitFor();
    expect(await page.getByText('No connection failed its last test.').count()).toBe(0);
    await expectAccessible('platform-home');
  });

  it('hides connections that belong to other systems, with their count, and shows them on request', async () => {
    await open('/connections');
    await page
      .getByText('3 connections are hidden because they belong to destinations or the platform.')
      .waitFor();
    expect(await page.getByRole('link', { name: 'Audience export to S3' }).count()).toBe(0);
    await page.getByRole('link', { name: IDS.nameless }).waitFor();
    await expectAccessible('platform-connections');
    await page.getByRole('checkbox', { name: 'Show connections that belong to destinations' }).press('Space');
    await page.waitForURL(/others=shown/);
    await page.getByRole('row', { name: /Audience export to S3.*Destination/ }).waitFor();
    await page.getByRole('row', { name: /Profile store.*Profile store/ }).waitFor();
    expect(await page.getByText('are hidden because').count()).toBe(0);
    await expectAccessible('platform-connections-of-others');
  });

  it('excludes connections with an unknown source from bulk actions', async () => {
    await page.getByRole('checkbox', { name: 'Select all on this page' }).press('Space');
    await page.getByText('7 connections selected').waitFor();
    const other = page.getByRole('checkbox', { name: /Audience export to S3 cannot be selected/ });
    expect(await other.isDisabled()).toBe(true);
  });

  it('explains that an unsaved connection cannot be tested here, then saves and tests it', async () => {
    await open('/connect/azure-blob');
    await page.getByRole('textbox', { name: 'Name' }).fill('Shop');
    await page.getByRole('textbox', { name: 'Connection string' }).fill(CONNECTION_STRING);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('tests a connection only once it is saved').waitFor();
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Test now' }).click();
    await page.getByText('The connection works').waitFor();
  });

  it("shows the source's refusal, and the addresses that its firewall must allow", async () => {
    await open(`/connections/${IDS.refusing}`);
    await page.getByRole('button', { name: 'Test now' }).click();
    await page.getByText("Login failed for user 'reader'").waitFor();
    await page.getByText(/allow those of region VA7/).waitFor();
    await expectAccessible('platform-refused-test');
  });

  it('shows the endpoint of an HTTP API connection', async () => {
    await open(`/connections/${IDS.httpApi}`);
    await page.getByText('https://dcs.adobedc.net/collection/').first().waitFor();
  });

  it('previews files in the forms that the platform returns', async () => {
    await open(`/connections/${IDS.blob}/explore`);
    await page.getByRole('row', { name: 'Folder landing' }).click();
    await page.getByRole('row', { name: 'File structure.csv', exact: true }).click();
    await page.getByRole('cell', { name: 'A-1' }).waitFor();
    await page.getByRole('row', { name: 'File bare-columns.csv', exact: true }).click();
    await page.getByText('The target sent the columns without rows.').waitFor();
    await expectAccessible('platform-columns-without-rows');
  });

  it.each([
    { object: '/landing/nothing.csv', says: 'neither columns nor rows' },
    { object: '/landing/missing.csv', says: 'allow those of region VA7' },
  ])('shows the known facts about $object', async ({ object, says }) => {
    const query = new URLSearchParams({ path: '/landing', object });
    await open(`/connections/${IDS.blob}/explore?${query}`);
    await page.getByRole('alert').getByText(says).waitFor();
  });

  it.each([
    { id: IDS.restSource, says: 'one resource and nothing to list' },
    { id: IDS.httpApi, says: 'sends data and holds none' },
  ])('explains why a source has nothing to explore: $says', async ({ id, says }) => {
    await open(`/connections/${id}/explore`);
    const alert = page.getByRole('alert');
    await alert.getByText(says).waitFor();
    expect(await alert.getByText('unexpected').count()).toBe(0);
  });

  it('edits a connection, and changes its secret only if a new one is typed', async () => {
    const { id } = browser.portal.platform.connections.at(-1) ?? { id: '' };
    await open(`/connections/${id}/edit`);
    await page.getByRole('textbox', { name: 'Description' }).fill('Orders of the shop');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
    await page.getByText('Orders of the shop').first().waitFor();
    expect(browser.portal.platform.connections.find((one) => one.id === id)).toMatchObject({
      description: 'Orders of the shop',
      auth: { params: { connectionString: CONNECTION_STRING } },
    });
  });

  it.each(['YAML', 'TypeScript', 'cURL'])(
    'copies the connection as %s with a variable for its secret',
    async (format) => {
      await page.getByRole('radio', { name: format }).click();
      await page.getByText('CONNECTION_STRING').first().waitFor();
    },
  );

  it('deletes the connection', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/dev/connections');
    expect(browser.portal.platform.connections.some(({ name }) => name === 'Shop')).toBe(false);
  });

  it('requires the name of a connection with an unknown source before it changes', async () => {
    await open(`/connections/${IDS.customSource}/edit`);
    await page.getByRole('textbox', { name: 'Description' }).fill('Points of the members');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').getByText('You are not allowed to do this').waitFor();
    await page.getByRole('textbox', { name: 'Type “Loyalty system”' }).fill('Loyalty system');
    await expectAccessible('platform-edit-typed-name');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
    await page.getByText('Points of the members').first().waitFor();
  });

  it('requires the name of a connection with an unknown source before it is deleted', async () => {
    await open(`/connections/${IDS.destination}`);
    const remove = page.getByRole('region', { name: 'Used by' }).getByRole('button', { name: 'Delete' });
    await remove.click();
    const dialog = page.getByRole('alertdialog');
    await expectAccessible('platform-delete-typed-name');
    await dialog.getByRole('textbox', { name: 'Type “Audience export to S3”' }).fill('Audience export');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alert').getByText('You are not allowed to do this').waitFor();
    await remove.click();
    await dialog.getByRole('textbox', { name: 'Type “Audience export to S3”' }).fill('Audience export to S3');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/dev/connections');
    expect(browser.portal.platform.connections.some(({ id }) => id === IDS.destination)).toBe(false);
  });

  it('requires the name of a production sandbox, whose type every credential can read', async () => {
    await page.goto(`${browser.portal.origin}/prod/connect/azure-blob`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { name: 'prod is a production sandbox' }).waitFor();
  });
});

describe('secrets of the journey', () => {
  const secrets = (): readonly string[] => [
    browser.portal.platform.credentials.clientSecret,
    ACCOUNT_KEY,
    encodeURIComponent(ACCOUNT_KEY),
    ACCOUNT_KEY.slice(8, 40),
  ];

  it('appear in nothing that the browser received, and in no token', async () => {
    const bodies = await signedIn.bodies();
    expect(bodies.length).toBeGreaterThan(50);
    for (const secret of secrets()) expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    expect(bodies.filter((body) => /documented-\d+-[\da-f]{8}/.test(body))).toEqual([]);
  });

  it('appear in no line that the portal printed, and in no address that it called', () => {
    const { platform, output } = browser.portal;
    const addresses = platform.requests.map(({ path, query }) => decodeURIComponent(path + query));
    for (const secret of secrets()) {
      expect(output()).not.toContain(secret);
      expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
    }
  });

  it('cause neither script errors nor policy violations', () => {
    expect(signedIn.complaints).toEqual([]);
  });
});
