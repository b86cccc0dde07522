import { deleteConnection, testConnection, updateConnection } from '@headwater/core';
import { type SilentSource, startSilentSource } from '@headwater/source-fixtures';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, addExpiringConnection, openOtherSession } from './testing/add-connection.ts';
import { FIRST_VISITS, measureScripts } from './testing/first-visits.ts';
import { findBarriers, keepPicture, settled } from './testing/inspect-page.ts';
import { openTestBrowser, type TestBrowser, type TestPage } from './testing/test-browser.ts';

const MINUTE = 60_000;

interface PageCase {
  name: string;
  path: string;
  /** Brings the page into the state to check. */
  prepare?(page: Page): Promise<unknown>;
}

const BROKEN = 'DefaultEndpointsProtocol=https;AccountName=contoso;AcountKey=bm90LWEta2V5';

const PAGES: readonly PageCase[] = [
  { name: 'home', path: '/dev' },
  { name: 'home-empty', path: '/prod' },
  { name: 'connections', path: '/dev/connections' },
  { name: 'connections-none', path: '/dev/connections?q=nothing-is-called-this' },
  { name: 'catalogue', path: '/dev/connect' },
  {
    name: 'connect-lint',
    path: '/dev/connect/azure-blob',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Connection string' }).fill(BROKEN);
      await page.getByText('Did you mean AccountKey?').waitFor();
    },
  },
  {
    name: 'connect-tested',
    path: '/dev/connect/azure-blob',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Use the sample data' }).click();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByText('The connection works').waitFor();
    },
  },
  {
    name: 'connect-parts',
    path: '/dev/connect/postgresql',
    prepare: async (page) => {
      await page
        .getByRole('textbox', { name: 'Connection string' })
        .fill('jdbc:postgresql://reader:hush-hush@db.contoso.example:6432/sales?sslmode=require');
      await page.getByRole('table', { name: 'Parts' }).waitFor();
    },
  },
  {
    name: 'connect-testing',
    path: '/dev/connect/azure-blob',
    prepare: async (page) => {
      const { connectionString } = silentSource.auth.params;
      await page.getByRole('textbox', { name: 'Connection string' }).fill(connectionString);
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByText('The next stage is running').waitFor();
    },
  },
  { name: 'connect-production', path: '/prod/connect/azure-table-storage' },
  { name: 'connect-service-principal', path: '/dev/connect/adls-gen2' },
  {
    name: 'connection',
    path: '/dev/connections/:id',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Test' }).first().click();
      await page.getByText('The connection works').waitFor();
    },
  },
  {
    name: 'delete',
    path: '/dev/connections/:id',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('alertdialog').waitFor();
      await settled(page);
    },
  },
  { name: 'edit', path: '/dev/connections/:id/edit' },
  {
    name: 'explore',
    path: '/dev/connections/:id/explore?path=landing&object=landing%2Forders.csv',
    prepare: (page) => page.getByRole('row', { name: 'File orders.csv', exact: true }).waitFor(),
  },
  {
    name: 'explore-refused',
    path: '/dev/connections/:id/explore?path=landing&object=landing%2Fmissing.csv',
    prepare: (page) => page.getByRole('row', { name: 'File orders.csv', exact: true }).waitFor(),
  },
  { name: 'not-there', path: '/dev/connections/00000000-0000-4000-8000-000000000000' },
  { name: 'unknown-sandbox', path: '/nowhere/connections' },
  { name: 'no-such-page', path: '/dev/no/such/page' },
  { name: 'signed-out', path: '/signed-out' },
];

let browser: TestBrowser;
let silentSource: SilentSource;
let id: string;
beforeAll(async () => {
  browser = await openTestBrowser();
  silentSource = await startSilentSource();
  id = await addConnection(browser.portal, 'Landing zone');
  await addSomeMore();
}, 4 * MINUTE);
afterAll(async () => {
  silentSource?.close();
  await browser?.close();
}, MINUTE);

/** Connections of two sources, one of which fails its test. */
async function addSomeMore(): Promise<void> {
  const { portal } = browser;
  for (const name of ['Orders archive', 'Web events']) await addConnection(portal, name);
  await addConnection(portal, 'Customer tables', { source: 'azure-table-storage' });
  const connectionString = portal.connectionString.replace(/AccountKey=[^;]+/, `AccountKey=${btoa('wrong')}`);
  await addConnection(portal, 'Partner feed', { connectionString });
  const { page } = await browser.signIn();
  await page.goto(`${portal.origin}/dev/connections`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).press('Space');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('4 passed, 1 failed.').waitFor();
  await addExpiringConnection(portal, 'Supplier exchange', 9);
  await addExpiringConnection(portal, 'Old archive', -3);
}

async function open({ path, prepare }: PageCase, { page }: TestPage): Promise<void> {
  await page.goto(`${browser.portal.origin}${path.replace(':id', id)}`, { waitUntil: 'networkidle' });
  await prepare?.(page);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  let signedIn: TestPage;
  beforeAll(async () => {
    signedIn = await browser.signIn({ colorScheme, reducedMotion: 'reduce' });
  }, MINUTE);

  it.each(PAGES)('$name has no accessibility violation', { timeout: MINUTE }, async (pageCase) => {
    await open(pageCase, signedIn);
    const { page } = signedIn;
    await settled(page);
    await keepPicture(page, `${pageCase.name}-${colorScheme}`);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.title()).toContain('Headwater');
    expect(signedIn.complaints).toEqual([]);
  });
});

describe('the status of connections', { timeout: MINUTE }, () => {
  it('appears as a summary on Home, and per connection in the list', async () => {
    const { page } = await browser.signIn();
    const failing = page.getByRole('region', { name: 'Failing connections' });
    await failing
      .getByRole('listitem')
      .filter({ hasText: /Partner feed.*The key does not belong/ })
      .waitFor();
    const expiring = page.getByRole('region', { name: 'Secrets expiring soon' });
    expect(await expiring.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^Old archive ?Expired /),
      expect.stringMatching(/^Supplier exchange ?Expires soon /),
    ]);
    await failing.getByRole('link', { name: 'Show all failing' }).click();
    await page.waitForURL('**/dev/connections?attention=failing');
    await page.getByText('1 connection on this page').waitFor();
    await page.getByRole('row', { name: /Partner feed.*Failed/ }).waitFor();
    await page.goto(`${browser.portal.origin}/dev/connections`);
    await page.getByRole('row', { name: /Landing zone.*Passed/ }).waitFor();
    await page.getByRole('row', { name: /Partner feed.*Failed/ }).waitFor();
    await page.getByRole('row', { name: /Old archive.*Not tested yet.*Expired/ }).waitFor();
    await page.getByRole('link', { name: 'Supplier exchange' }).click();
    const overview = page.getByRole('region', { name: 'Overview' });
    await overview.getByText('Expires soon').waitFor();
  });

  it("includes another user's test results, until the credentials change", async () => {
    const session = await openOtherSession(browser.portal);
    const other = await addConnection(browser.portal, 'Tested elsewhere');
    await testConnection(other, { session });
    const { page } = await browser.signIn();
    const detail = `${browser.portal.origin}/dev/connections/${other}`;
    await page.goto(detail);
    await page.getByText('The connection works').waitFor();
    await page.getByText('List contents').waitFor();
    await updateConnection(other, { params: { container: 'landing' } }, { session });
    await page.goto(detail);
    await page.getByText('The credentials have changed since this test.').waitFor();
    await deleteConnection(other, { session });
  });
});

describe('on a narrow screen', () => {
  let signedIn: TestPage;
  beforeAll(async () => {
    signedIn = await browser.signIn({ viewport: { width: 320, height: 640 } });
  }, MINUTE);

  it.each(PAGES)('$name needs no horizontal scrolling', { timeout: MINUTE }, async (pageCase) => {
    await open(pageCase, signedIn);
    const { page } = signedIn;
    await settled(page);
    await keepPicture(page, `${pageCase.name}-narrow`);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
  });
});

describe('a first visit', () => {
  it.each(FIRST_VISITS)(
    '$name loads no more than 320 KB of scripts',
    { timeout: MINUTE },
    async ({ path }) => {
      expect((await measureScripts(browser, path.replace(':id', id))) / 1024).toBeLessThan(320);
    },
  );
});

describe('a keyboard user', { timeout: 2 * MINUTE }, () => {
  it('creates, tests, explores, changes and deletes a connection', async () => {
    const { page } = await browser.signIn({ reducedMotion: 'reduce' });
    const { keyboard } = page;
    const tabUntil = async (isThere: () => Promise<boolean>, name: string): Promise<void> => {
      for (let step = 0; step < 120; step += 1) {
        await keyboard.press('Tab');
        if (await isThere()) return;
      }
      throw new Error(`Tab never came to "${name}".`);
    };
    const tabTo = (name: string) => tabUntil(async () => (await focusedText(page)) === name, name);
    const tabToField = (name: string) => {
      const focused = page.getByRole('textbox', { name }).and(page.locator(':focus'));
      return tabUntil(async () => (await focused.count()) === 1, name);
    };
    const downTo = async (name: string): Promise<void> => {
      for (let step = 0; step < 40; step += 1) {
        if ((await focusedText(page)) === name) return;
        await keyboard.press('ArrowDown');
      }
      throw new Error(`The arrow never came to "${name}".`);
    };
    await keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to content');
    await tabTo('Connect a source');
    await keyboard.press('Enter');
    await page.waitForURL('**/dev/connect');
    await tabTo('Azure Blob Storage');
    await keyboard.press('Enter');
    await page.waitForURL('**/azure-blob');
    await tabTo('Use the sample data');
    await keyboard.press('Enter');
    await tabTo('Test');
    await keyboard.press('Enter');
    await page.getByText('The connection works').waitFor();
    await tabTo('Save connection');
    await keyboard.press('Enter');
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
    await tabTo('Explore');
    await keyboard.press('Enter');
    await page.waitForURL(/explore/);
    await page.getByRole('row', { name: 'Folder landing' }).waitFor();
    const top = page.getByRole('treegrid').getByRole('row').first();
    await tabTo(((await top.textContent()) ?? '').trim());
    await downTo('landing');
    await keyboard.press('ArrowRight');
    await page.getByRole('row', { name: 'File orders.csv', exact: true }).waitFor();
    await downTo('orders.csv');
    await keyboard.press('Enter');
    await page.waitForURL(/path=%2Flanding(?:%2F)?&object=%2Flanding%2Forders\.csv/);
    await page.getByRole('cell', { name: 'O-0001' }).waitFor();
    await tabTo('Azure Blob Storage');
    await keyboard.press('Enter');
    await tabTo('Edit');
    await keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await tabToField('Name');
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('Made by keyboard');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Made by keyboard', level: 1 }).waitFor();
    await tabTo('Delete');
    await keyboard.press('Enter');
    await page.getByRole('alertdialog', { name: 'Delete “Made by keyboard”?' }).waitFor();
    await tabTo('Delete');
    await keyboard.press('Enter');
    await page.waitForURL('**/dev/connections');
    await page.getByRole('link', { name: 'Landing zone' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Made by keyboard' }).count()).toBe(0);
  });
});

async function focusedText(page: Page): Promise<string> {
  return await page.evaluate<string>('(document.activeElement?.textContent ?? "").trim()');
}
