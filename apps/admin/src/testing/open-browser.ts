import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

export interface BrowserOptions {
  /** Command line of the browser. @default what its package recommends */
  args?: readonly string[];
}

export async function openBrowser({ args = chromium.args }: BrowserOptions = {}): Promise<Browser> {
  return await playwright.launch({
    executablePath: await unpackChromium(),
    args: [...args],
    headless: true,
  });
}
