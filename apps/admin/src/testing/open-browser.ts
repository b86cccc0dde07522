import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

export interface BrowserOptions {
  /** Command line of the browser. @default the recommendation of its package */
  args?: readonly string[];
  /** Folder to unpack the browser into. @default the cache of this clone */
  cache?: string;
}

export async function openBrowser({ args = chromium.args, cache }: BrowserOptions = {}): Promise<Browser> {
  const { executablePath, environment } = await unpackChromium(cache);
  return await playwright.launch({
    executablePath,
    env: { ...process.env, ...environment },
    args: [...args],
    headless: true,
  });
}
