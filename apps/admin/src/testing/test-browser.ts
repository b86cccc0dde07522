import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PortalProcess } from './fork-portal.ts';
import { openBrowser } from './open-browser.ts';
import { signInByRequest } from './sign-in-by-request.ts';
import { startPortal, type TestPortal } from './start-portal.ts';

/** A portal and a browser for the tests of one file. */
export interface TestBrowser<Portal extends PortalProcess = TestPortal> {
  portal: Portal;
  /** A signed-in page in a separate browser profile. */
  signIn(options?: BrowserContextOptions): Promise<TestPage>;
  /** Opens an address as the first page of a new browser profile, already signed in. */
  visitFirst(path: string): Promise<TestPage>;
  /** Closes all pages, so that those of one test do not slow down the next one. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export interface TestPage {
  page: Page;
  /** Script errors and violations of the content security policy. */
  complaints: readonly string[];
  /** Every body that the browser received. */
  bodies(): Promise<readonly string[]>;
}

export async function openTestBrowser(): Promise<TestBrowser> {
  return await browse(await startPortal());
}

/** Opens a browser on a portal. Closing it also closes the portal. */
export async function browse<Portal extends PortalProcess>(portal: Portal): Promise<TestBrowser<Portal>> {
  const browser = await openBrowser();
  return {
    portal,
    signIn: (options) => signIn(browser, portal, options),
    visitFirst: (path) => visitFirst(browser, portal, path),
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await portal.close();
    },
  };
}

async function signIn(
  browser: Browser,
  portal: PortalProcess,
  options?: BrowserContextOptions,
): Promise<TestPage> {
  const opened = await openPage(browser, options);
  await opened.page.goto(await portal.nextLink());
  await opened.page.waitForURL(`${portal.origin}/dev`);
  return opened;
}

async function visitFirst(browser: Browser, portal: PortalProcess, path: string): Promise<TestPage> {
  const [name = '', value = ''] = (await signInByRequest(portal)).split('=');
  const opened = await openPage(browser);
  await opened.page.context().addCookies([{ name, value, url: portal.origin }]);
  await opened.page.goto(`${portal.origin}${path}`, { waitUntil: 'networkidle' });
  return opened;
}

async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<TestPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const reading: Promise<string>[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|hydrat/i.test(message.text())) complaints.push(message.text());
  });
  page.on('response', (response) => {
    const headers = JSON.stringify(response.headers());
    reading.push(
      response.text().then(
        (text) => `${headers}\n${text}`,
        () => headers,
      ),
    );
  });
  return { page, complaints, bodies: () => Promise.all(reading) };
}
