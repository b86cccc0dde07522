import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBrowser, type TestBrowser, type TestPage } from './testing/test-browser.ts';

const MINUTE = 60_000;

/** 64 bytes, like the keys of storage accounts; not a real secret. */
const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');

let browser: TestBrowser;
let signedIn: TestPage;
let page: Page;
/** Everything that the browser sent: addresses and bodies. */
const sent: string[] = [];
beforeAll(async () => {
  browser = await openTestBrowser();
  signedIn = await browser.signIn();
  page = signedIn.page;
  page.on('request', (request) =>
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  );
}, 4 * MINUTE);
afterAll(() => browser?.close(), MINUTE);

const withKey = (): readonly string[] => sent.filter((request) => request.includes(KEY.slice(0, 20)));

it('checks a secret in the browser, and sends it nowhere before a test', {
  timeout: 2 * MINUTE,
}, async () => {
  await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`, { waitUntil: 'networkidle' });
  const field = page.getByRole('textbox', { name: 'Connection string' });
  await field.fill(`DefaultEndpointsProtocol=https;AccountName=contoso;AcountKey=${KEY}`);
  await page.getByText('Did you mean AccountKey?').waitFor();
  await field.fill(`AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`);
  await page.getByText('Did you mean AccountKey?').waitFor({ state: 'hidden' });
  await page.waitForLoadState('networkidle');

  expect(withKey()).toEqual([]);
  expect(signedIn.complaints).toEqual([]);

  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByRole('status').getByText('The connection does not work yet').waitFor();

  expect(withKey()).toHaveLength(1);
  expect(withKey()[0]).toMatch(/^POST \S+\/dev\/connect\/azure-blob\/test /);
});
