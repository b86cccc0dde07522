import { makeSasUri } from '@headwater/source-fixtures';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addConnection } from './testing/add-connection.ts';
import { openTestBrowser, type TestBrowser } from './testing/test-browser.ts';

const MINUTE = 60_000;

let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await openTestBrowser();
  ({ page } = await browser.signIn());
}, 4 * MINUTE);
afterAll(() => browser?.close(), MINUTE);

async function paste(source: string, text: string, field = 'Connection string'): Promise<void> {
  await page.goto(`${browser.portal.origin}/dev/connect/${source}`, { waitUntil: 'networkidle' });
  await page.getByRole('textbox', { name: field }).focus();
  await page.keyboard.insertText(text);
  await page.getByRole('table', { name: 'Parts' }).waitFor();
}

/** The visible parts, without their findings. */
async function shownParts(): Promise<readonly string[]> {
  const rows = page
    .getByRole('table', { name: 'Parts' })
    .getByRole('row')
    .filter({ has: page.locator('th') });
  return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

const value = (name: string): Promise<string> =>
  page.getByRole('textbox', { name, exact: true }).inputValue();

it('a pasted connection string is split, and its secret stays hidden until the user shows it', {
  timeout: MINUTE,
}, async () => {
  await paste('mysql', 'Server=db.contoso.example;Port=3306;Database=sales;UID=reader;PWD=hush-hush');
  expect(await shownParts()).toEqual([
    'Server db.contoso.example',
    'Port 3306',
    'Database sales',
    'UID reader',
    'PWD •••••••• Hidden',
  ]);
  await page.getByRole('button', { name: 'Show Connection string' }).click();
  expect((await shownParts()).at(-1)).toBe('PWD hush-hush');
});

it('each part shows its own finding, with the wrong part underlined', { timeout: MINUTE }, async () => {
  await paste('azure-blob', 'DefaultEndpointsProtocol=https;AccountName=contoso;AcountKey=bm90LWEta2V5');
  const row = page.getByRole('row').filter({ hasText: 'Did you mean AccountKey?' });
  await row.waitFor();
  expect(await page.locator('th mark').allTextContents()).toEqual(['AcountKey']);
});

it('fills in the fields of another auth method', { timeout: MINUTE }, async () => {
  await paste('postgresql', 'postgres://reader:p%40ss@db.contoso.example:6432/sales');
  await page
    .getByRole('button', { name: /^Fill in the fields of/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Server' }).waitFor();
  expect(await value('Password')).toBe('p@ss');
  expect(await page.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('db.contoso.example');
  expect(await page.getByRole('textbox', { name: 'Database' }).inputValue()).toBe('sales');
});

it('splits pasted strings in the edit form too', { timeout: MINUTE }, async () => {
  const id = await addConnection(browser.portal, 'To edit');
  await page.goto(`${browser.portal.origin}/dev/connections/${id}/edit`, { waitUntil: 'networkidle' });
  await page
    .getByRole('textbox', { name: 'Connection string' })
    .fill('AccountName=contoso;AcountKey=bm90LWEta2V5');
  await page.getByText('Did you mean AccountKey?').waitFor();
  expect((await shownParts())[0]).toBe('AccountName contoso');
});

it('shows a long folder in portions, and loads the rest on request', {
  timeout: 3 * MINUTE,
}, async () => {
  await fillFolder(1003);
  const id = await addConnection(browser.portal, 'Long folder');
  await page.goto(`${browser.portal.origin}/dev/connections/${id}/explore`, { waitUntil: 'networkidle' });
  await page.getByRole('row', { name: 'Folder landing' }).click();
  await page.getByRole('row', { name: 'Folder many' }).click();
  await page.getByRole('row', { name: 'Show 800 more' }).click();
  const last = page.getByRole('row', { name: 'File 1002.csv', exact: true });
  await page.getByRole('row', { name: 'File 0999.csv', exact: true }).waitFor();
  expect(await last.count()).toBe(0);
  await page.getByRole('row', { name: 'Load more' }).click();
  await last.waitFor();
  expect(await page.getByRole('row', { name: 'Load more' }).count()).toBe(0);
});

/** Creates this number of files in the folder "many" of the sample storage. */
async function fillFolder(count: number): Promise<void> {
  const { connectionString } = browser.portal;
  const part = (name: string) => new RegExp(`${name}=([^;]+)`).exec(connectionString)?.[1] ?? '';
  const account = {
    accountName: part('AccountName'),
    accountKey: part('AccountKey'),
    blobEndpoint: part('BlobEndpoint'),
  };
  const [address, token] = makeSasUri(account, { container: 'landing', permissions: 'cw' }).split('?');
  for (const number of Array(count).keys()) {
    const name = `${String(number).padStart(4, '0')}.csv`;
    const headers = { 'x-ms-blob-type': 'BlockBlob' };
    const { status } = await fetch(`${address}/many/${name}?${token}`, { method: 'PUT', headers, body: 'a' });
    expect(status).toBe(201);
  }
}
