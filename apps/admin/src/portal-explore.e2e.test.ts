import { fillContainer, uploadFile } from '@headwater/source-fixtures';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection } from './testing/add-connection.ts';
import { findBarriers, settled } from './testing/inspect-page.ts';
import { openTestBrowser, type TestBrowser, type TestPage } from './testing/test-browser.ts';

const MINUTE = 60_000;
/** More files than one page of a listing, which has 1,000 entries. */
const NAMES = Array.from({ length: 1120 }, (_, index) => `p${String(index).padStart(4, '0')}.csv`);
/** An ISO-8859-1 byte in an otherwise UTF-8 file. */
const ONE_BAD_BYTE = Buffer.concat([
  Buffer.from('id,name\n1,Zoë\n2,Jos'),
  Buffer.from([0xe9]),
  Buffer.from('\n3,-\n'),
]);

let browser: TestBrowser;
let id: string;
beforeAll(async () => {
  browser = await openTestBrowser();
  const { portal } = browser;
  await fillContainer(portal, 'pages', NAMES);
  await uploadFile(portal, { container: 'previews', name: 'names.csv', content: ONE_BAD_BYTE });
  await uploadFile(portal, { container: 'previews', name: 'events.json', content: '[{"id":1}]' });
  id = await addConnection(portal, 'Landing zone');
}, 4 * MINUTE);
afterAll(() => browser?.close(), MINUTE);

async function open(page: Page, { path = '', object }: { path?: string; object?: string }): Promise<void> {
  const query = new URLSearchParams({ path, ...(object !== undefined && { object }) });
  await page.goto(`${browser.portal.origin}/dev/connections/${id}/explore?${query}`, {
    waitUntil: 'networkidle',
  });
}

const NAMES_FILE = { path: 'previews', object: 'previews/names.csv' };
const form = (page: Page): Locator => page.getByRole('form', { name: 'File settings' });
const field = (page: Page, name: string): Locator => form(page).getByRole('textbox', { name });
const focusedText = (page: Page): Promise<string> =>
  page.evaluate<string>('(document.activeElement?.textContent ?? "").trim()');

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  let signedIn: TestPage;
  let page: Page;
  beforeAll(async () => {
    signedIn = await browser.signIn({ colorScheme, reducedMotion: 'reduce' });
    ({ page } = signedIn);
  }, MINUTE);

  async function expectNoBarrier(): Promise<void> {
    await settled(page);
    expect(await findBarriers(page)).toEqual([]);
    expect(signedIn.complaints).toEqual([]);
  }

  it('an alert shows the position of an invalid byte, and the right encoding clears it', {
    timeout: 2 * MINUTE,
  }, async () => {
    await open(page, NAMES_FILE);
    const alert = page.getByRole('alert').filter({ hasText: 'About this file' });
    await alert.getByText('The byte 0xE9 at byte offset 20').waitFor();
    await page.getByRole('cell', { name: 'Jos\uFFFD' }).waitFor();
    expect(await form(page).isVisible()).toBe(false);
    const summary = page.getByText('File settings');
    await summary.focus();
    await page.keyboard.press('Enter');
    await form(page).getByText('Detected: ,').waitFor();
    await form(page).getByText('Detected: UTF-8').waitFor();
    await expectNoBarrier();

    await field(page, 'Encoding').focus();
    await page.keyboard.type('ISO-8859-1');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'José' }).waitFor();
    await form(page).getByRole('status').getByText('Preview updated: First 3 rows, 2 columns.').waitFor();
    expect(await alert.count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('encoding')).toBe('ISO-8859-1');
    expect(await form(page).isVisible()).toBe(true);
    await expectNoBarrier();
  });

  it('a refused setting is explained, stays in its field, and can be undone', {
    timeout: 2 * MINUTE,
  }, async () => {
    await open(page, NAMES_FILE);
    await page.getByText('File settings').click();
    await field(page, 'Column delimiter').fill('--');
    await form(page).getByRole('button', { name: 'Update preview' }).click();
    await page.getByRole('alert').getByText('A column delimiter must be one character').first().waitFor();
    expect(await field(page, 'Column delimiter').inputValue()).toBe('--');
    await expectNoBarrier();
    await form(page).getByRole('button', { name: 'Use detected settings' }).click();
    await page.getByRole('cell', { name: 'Zoë' }).waitFor();
    expect(await field(page, 'Column delimiter').inputValue()).toBe('');
  });
});

it('a keyboard user loads the rest of a long folder, and focus moves to the first new row', {
  timeout: 3 * MINUTE,
}, async () => {
  const { page, complaints } = await browser.signIn({ reducedMotion: 'reduce' });
  await open(page, { path: 'pages' });
  const status = page.getByRole('status');
  const more = page.getByRole('row', { name: 'Show 800 more' });
  await more.focus();
  await page.keyboard.press('Enter');
  await status.getByText('800 more entries are shown.').waitFor();
  await expect.poll(() => focusedText(page), { timeout: MINUTE }).toBe('p0200.csv');
  const next = page.getByRole('row', { name: 'Load more' });
  await next.focus();
  await page.keyboard.press('Enter');
  await status.getByText('120 more entries are shown.').waitFor();
  await expect.poll(() => focusedText(page), { timeout: MINUTE }).toBe('p1000.csv');
  await page.keyboard.press('ArrowDown');
  expect(await focusedText(page)).toBe('p1001.csv');
  expect(await next.count()).toBe(0);
  expect(await page.getByRole('row', { name: /^File p\d{4}\.csv$/ }).count()).toBe(NAMES.length);
  await settled(page);
  expect(await findBarriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('header rows, lines to skip, quotes and null values change the preview', {
  timeout: 2 * MINUTE,
}, async () => {
  const { page } = await browser.signIn();
  await open(page, NAMES_FILE);
  await page.getByText('File settings').click();
  await field(page, 'Header rows').fill('0');
  await field(page, 'Lines to skip').fill('1');
  await field(page, 'Null value').fill('-');
  await form(page).getByText('Values have no quotes').click();
  await form(page).getByRole('button', { name: 'Update preview' }).click();
  await page.getByRole('columnheader', { name: 'column_2' }).first().waitFor();
  expect(await page.getByRole('cell', { name: '-', exact: true }).count()).toBe(0);
  const query = new URL(page.url()).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    headerRows: '0',
    skipRows: '1',
    nullText: '-',
    quote: '',
  });
  await page.goBack();
  await page.getByRole('columnheader', { name: 'name', exact: true }).first().waitFor();
  expect(await field(page, 'Null value').inputValue()).toBe('');
});

it('a file that is not delimited has no file settings', { timeout: MINUTE }, async () => {
  const { page } = await browser.signIn();
  await open(page, { path: 'previews', object: 'previews/events.json' });
  await page.getByText('First 1 row').waitFor();
  expect(await page.getByText('File settings').count()).toBe(0);
});
