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
  await page.getByRole('table', { name: 'What it is made of' }).waitFor();
}

/** The parts that are shown, without what is wrong with them. */
async function shownParts(): Promise<readonly string[]> {
  const rows = page
    .getByRole('table', { name: 'What it is made of' })
    .getByRole('row')
    .filter({ has: page.locator('th') });
  return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

const value = (name: string): Promise<string> =>
  page.getByRole('textbox', { name, exact: true }).inputValue();

it('a pasted connection string is split, and its secret hidden until it is shown', {
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

it('each part has its own finding, the wrong part underlined', { timeout: MINUTE }, async () => {
  await paste('azure-blob', 'DefaultEndpointsProtocol=https;AccountName=contoso;AcountKey=bm90LWEta2V5');
  const row = page.getByRole('row').filter({ hasText: 'Did you mean AccountKey?' });
  await row.waitFor();
  expect(await page.locator('th mark').allTextContents()).toEqual(['AcountKey']);
});

it('fills in the fields of another way to authenticate', { timeout: MINUTE }, async () => {
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

it('splits what is pasted while editing too', { timeout: MINUTE }, async () => {
  const id = await addConnection(browser.portal, 'To edit');
  await page.goto(`${browser.portal.origin}/dev/connections/${id}/edit`, { waitUntil: 'networkidle' });
  await page
    .getByRole('textbox', { name: 'Connection string' })
    .fill('AccountName=contoso;AcountKey=bm90LWEta2V5');
  await page.getByText('Did you mean AccountKey?').waitFor();
  expect((await shownParts())[0]).toBe('AccountName contoso');
});
