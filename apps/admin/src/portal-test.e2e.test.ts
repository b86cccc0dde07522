import { type SilentSource, startSilentSource } from '@headwater/source-fixtures';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { addConnection } from './testing/add-connection.ts';
import { openTestBrowser, type TestBrowser, type TestPage } from './testing/test-browser.ts';

const MINUTE = 60_000;

let browser: TestBrowser;
let signedIn: TestPage;
let page: Page;
let source: SilentSource;
beforeAll(async () => {
  browser = await openTestBrowser();
  signedIn = await browser.signIn();
  page = signedIn.page;
}, 4 * MINUTE);
afterAll(() => browser?.close(), MINUTE);
beforeEach(async () => {
  source = await startSilentSource();
  onTestFinished(source.close);
});

/** Fills in a form that points to the silent source, and tests it. */
async function testInForm(): Promise<void> {
  await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`, { waitUntil: 'networkidle' });
  const { connectionString } = source.auth.params;
  await page.getByRole('textbox', { name: 'Connection string' }).fill(connectionString);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
}

/** Tests a connection that points to the silent source. */
async function testConnection(): Promise<void> {
  const { connectionString } = source.auth.params;
  const id = await addConnection(browser.portal, 'Silent', { connectionString });
  await page.goto(`${browser.portal.origin}/dev/connections/${id}`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Test now' }).click();
}

/** Points a stored connection to the silent source in its edit form, and tests the change. */
async function testChange(): Promise<void> {
  const { connectionString } = source.auth.params;
  const elsewhere = connectionString.replace(/(BlobEndpoint=http:\/\/[^:]+):\d+/, '$1:9');
  const id = await addConnection(browser.portal, 'Elsewhere', { connectionString: elsewhere });
  await page.goto(`${browser.portal.origin}/dev/connections/${id}/edit`, { waitUntil: 'networkidle' });
  await page.getByRole('textbox', { name: 'Connection string' }).fill(connectionString);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
}

/** The visible stages, each with its name and outcome. */
async function shownStages(): Promise<readonly string[]> {
  const stages = page.getByRole('listitem').filter({ hasText: /Passed|Failed/ });
  return (await stages.locator('p:first-child').allTextContents()).map((text) => text.replace(/ · .*/, ''));
}

describe.each([
  { where: 'before saving', begin: testInForm },
  { where: 'on a connection', begin: testConnection },
  { where: 'of a change before it is saved', begin: testChange },
])('a test $where', { timeout: 2 * MINUTE }, ({ begin }) => {
  it('shows each stage as it ends', async () => {
    await begin();
    await page.getByText('ConnectPassed').waitFor();
    // The source does not respond until the stages above are visible.
    expect((await shownStages()).at(-1)).toBe('ConnectPassed');
    expect(await page.getByText('The next stage is running').isVisible()).toBe(true);
    source.refuse();
    await page.getByRole('status').getByText('The connection does not work yet').waitFor();

    expect(await shownStages()).toEqual([
      'Read the credentialsPassed',
      'Resolve the addressPassed',
      'ConnectPassed',
      'Sign inFailed',
    ]);
    expect(signedIn.complaints).toEqual([]);
  });

  it('stops at the source when it is canceled, and returns keyboard focus to its start', async () => {
    await begin();
    await page.getByText('ConnectPassed').waitFor();
    await source.asked;
    await page.getByRole('button', { name: 'Cancel the test' }).press('Enter');
    await page.getByRole('status').getByText('The test was canceled').waitFor();

    await source.abandoned;
    expect(await page.locator(':focus').textContent()).toMatch(/^Test/);
    expect(await shownStages()).toContain('ConnectPassed');
  });

  it('stops at the source when the user leaves the page', async () => {
    await begin();
    await page.getByText('ConnectPassed').waitFor();
    await source.asked;
    await page.getByRole('link', { name: 'Connections' }).first().click();

    await source.abandoned;
  });
});

it('sends stages and outcome as lines without credentials', { timeout: MINUTE }, async () => {
  source.refuse();
  const { connectionString } = source.auth.params;
  const auth = { method: 'ConnectionString', params: { connectionString } };
  const [cookie] = await page.context().cookies();
  const response = await fetch(`${browser.portal.origin}/dev/connect/azure-blob/test`, {
    method: 'POST',
    headers: { cookie: `${cookie?.name}=${cookie?.value}`, origin: browser.portal.origin },
    body: JSON.stringify({ name: 'Silent', auth }),
  });
  const lines = (await response.text()).trimEnd().split('\n');
  const key = /AccountKey=([^;]+)/.exec(connectionString)?.[1] ?? '';

  expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual([...Array(4).fill('stage'), 'ended']);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ ended: { isOk: true, value: { result: false } } });
  expect(key).toHaveLength(88);
  expect(lines.filter((line) => line.includes(key))).toEqual([]);
});
