import { setTimeout as sleep } from 'node:timers/promises';
import { showConnection, updateConnection } from '@headwater/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addConnection, openOtherSession } from './testing/add-connection.ts';
import { openTestBrowser, type TestBrowser } from './testing/test-browser.ts';

const MINUTE = 60_000;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
}, 4 * MINUTE);
afterEach(() => browser.closePages());
afterAll(() => browser?.close(), MINUTE);

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${browser.portal.origin}${path}`, { redirect: 'manual', ...init });

describe('without a session', { timeout: MINUTE }, () => {
  it.each(['/', '/dev', '/dev/connections', '/dev/connect/azure-blob', '/dev/connections/x/explore'])(
    '%s redirects to the sign-in instructions',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(307);
      expect(answer.headers.get('location')).toBe('/signed-out');
    },
  );

  it('a test is refused with a response that the page can show', async () => {
    const headers = { origin: browser.portal.origin };
    const answer = await ask('/dev/connect/azure-blob/test', { method: 'POST', headers, body: '{}' });
    expect(await answer.json()).toMatchObject({ ended: { isOk: false, problem: { code: 'session-ended' } } });
  });

  it('the page explains where to find the link', async () => {
    expect(await (await ask('/signed-out')).text()).toContain('Sign in once with');
  });

  it('a forged or expired cookie is rejected', async () => {
    const ends = Date.now() + 60_000;
    const cookie = `headwater-portal=${ends}.bm9uY2U.c2lnbmF0dXJl`;
    expect((await ask('/dev', { headers: { cookie } })).status).toBe(307);
  });
});

describe('a sign-in link', { timeout: MINUTE }, () => {
  it('signs in once, and is not consumed by a HEAD request', async () => {
    const { pathname, search } = new URL(await browser.portal.nextLink());
    const link = `${pathname}${search}`;
    await ask(link, { method: 'HEAD' });
    const first = await ask(link);
    expect(first.status).toBe(200);
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict$/);
    const second = await ask(link);
    expect(second.status).toBe(303);
    expect(second.headers.get('set-cookie')).toBeNull();
  });
});

describe('a request for a sign-in link', { timeout: MINUTE }, () => {
  const askForLink = (origin: string): Promise<Response> =>
    ask('/sign-in', { method: 'POST', headers: { origin } });

  it('prints a link if all are used, and none while one is unused', async () => {
    const { portal } = browser;
    await fetch(await portal.nextLink());
    const printed = await askForLink(portal.origin);
    expect(await printed.json()).toEqual({ link: 'printed' });
    const unused = await askForLink(portal.origin);
    expect(await unused.json()).toEqual({ link: 'unused' });
  });

  it('is rejected if it comes from another site', async () => {
    expect((await askForLink('https://elsewhere.example')).status).toBe(403);
  });

  it('takes one press of a button on the sign-out page', async () => {
    const { page } = await browser.signIn();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Print a sign-in link' }).click();
    await page.getByText('The terminal now shows a new sign-in link.').waitFor();
    await page.getByRole('button', { name: 'Print a sign-in link' }).click();
    await page.getByText('is still unused').waitFor();
    await page.goto(await browser.portal.nextLink());
    await page.waitForURL('**/dev');
  });
});

describe('every response', { timeout: MINUTE }, () => {
  it.each([
    '/signed-out',
    '/dev',
    '/sign-in?code=x',
    '/nowhere/at/all',
    '/icon.svgs',
    '/favicon.ico/connect',
  ])('%s has a strict policy with its own nonce', async (path) => {
    const policies = await Promise.all([ask(path), ask(path)]);
    const [first, second] = policies.map(({ headers }) => headers.get('content-security-policy') ?? '');
    expect(first).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
    expect(first).not.toBe(second);
    expect(first).toContain("frame-ancestors 'none'");
    expect(first).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('contains no script without the nonce', async () => {
    const answer = await ask('/signed-out');
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  });
});

describe('a user who fills in a form', { timeout: 2 * MINUTE }, () => {
  it('keeps the input when the session ends', async () => {
    const { page } = await browser.signIn();
    await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Use the sample data' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Half done');
    const other = await page.context().newPage();
    await other.goto(`${browser.portal.origin}/dev`, { waitUntil: 'networkidle' });
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.waitForURL('**/signed-out');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('Your session has ended.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Half done');
    await other.goto(await browser.portal.nextLink());
    await other.waitForURL('**/dev');
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
  });

  it('is protected from submissions by another site', async () => {
    const { page } = await browser.signIn();
    await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Save connection' }).click();
    const request = await sent;
    const [cookie] = await page.context().cookies();
    const forged = await ask('/dev/connect/azure-blob', {
      method: 'POST',
      headers: {
        ...(await request.allHeaders()),
        cookie: `${cookie?.name}=${cookie?.value}`,
        origin: 'https://elsewhere.example',
      },
      body: request.postData() ?? '',
    });
    expect(forged.status).toBe(500);
  });

  it.each([{ origin: 'https://elsewhere.example' }, { origin: 'null' }, {}])(
    'is protected from tests that another site requests, with $origin',
    async (headers) => {
      const { page } = await browser.signIn();
      const [cookie] = await page.context().cookies();
      const forged = await ask('/dev/connect/azure-blob/test', {
        method: 'POST',
        headers: { cookie: `${cookie?.name}=${cookie?.value}`, ...headers },
        body: '{}',
      });
      expect(forged.status).toBe(403);
    },
  );

  it('sees both versions if another user saved first, and can overwrite that version', async () => {
    const { portal } = browser;
    const id = await addConnection(portal, 'Shared');
    const { page } = await browser.signIn();
    await page.goto(`${portal.origin}/dev/connections/${id}/edit`);
    await page.getByRole('textbox', { name: 'Description' }).fill('mine');
    const session = await openOtherSession(portal);
    await updateConnection(id, { name: 'Shared by them', description: 'theirs' }, { session });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Someone else saved this connection').waitFor();
    await page.getByRole('row', { name: 'description (empty) theirs mine' }).waitFor();
    await page.getByRole('button', { name: 'Save my version' }).click();
    await page.waitForURL(`**/connections/${id}`);
    expect(await showConnection(id, { session })).toMatchObject({
      name: 'Shared by them',
      description: 'mine',
    });
  });

  it.each([
    { status: 429, title: 'The service is unavailable' },
    { status: 403, title: 'You are not allowed to do this' },
    { status: 503, title: 'The service is unavailable' },
  ] as const)('sees the cause of a $status, and can save after it is over', async ({ status, title }) => {
    const { client } = await openOtherSession(browser.portal);
    const { page } = await browser.signIn();
    await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`);
    await page.getByRole('textbox', { name: 'Name' }).fill(`After ${status}`);
    await page.getByRole('button', { name: 'Use the sample data' }).click();
    const effect = { kind: 'refuse', status, retryAfterSeconds: 0 } as const;
    await client.headwater.addFault({ operationId: 'createConnection', effect });
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.getByRole('alert').getByText(title).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(`After ${status}`);
    await client.headwater.clearFaults();
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
  });

  it('sees that a source is unreachable, stage by stage', async () => {
    const { page } = await browser.signIn();
    await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`);
    const key = Buffer.alloc(64, 'k').toString('base64');
    await page
      .getByRole('textbox', { name: 'Connection string' })
      .fill(
        `DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=${key};BlobEndpoint=http://127.0.0.1:9/nobody`,
      );
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('The connection does not work yet').waitFor();
    await page.getByText('Next step:').waitFor();
  });

  it('sees that the service is unavailable, keeps the input, and continues when it is back', async () => {
    const { page } = await browser.signIn();
    await page.goto(`${browser.portal.origin}/dev/connect/azure-blob`);
    await page.getByRole('textbox', { name: 'Name' }).fill('Survivor');
    await page.getByRole('button', { name: 'Use the sample data' }).click();
    await browser.portal.stopService();
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.getByText('The service is unavailable').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Survivor');
    await browser.portal.startService();
    await sleep(100);
    await page.getByRole('button', { name: 'Save connection' }).click();
    await page.waitForURL(/connections\/[0-9a-f-]{36}$/);
  });
});
