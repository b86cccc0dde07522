import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

export interface BrowserOptions {
  /** Command line of the browser. @default what its package recommends */
  args?: readonly string[];
  /** Folder that the browser is unpacked into. @default the cache of this clone */
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
