import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

/**
 * The arguments of the package are for a cloud function. In one process, pages of different tests share a thread and
 * cookies, and closing one ends the browser; without web security, no origin is checked.
 */
const NOT_WANTED: ReadonlySet<string> = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);
const ARGUMENTS = chromium.args.filter((argument) => !NOT_WANTED.has(argument));

export interface BrowserOptions {
  /** Command line of the browser. @default that of its package, with separate processes and web security */
  args?: readonly string[];
  /** Folder to unpack the browser into. @default the cache of this clone */
  cache?: string;
}

export async function openBrowser({ args = ARGUMENTS, cache }: BrowserOptions = {}): Promise<Browser> {
  const { executablePath, environment } = await unpackChromium(cache);
  return await playwright.launch({
    executablePath,
    env: { ...process.env, ...environment },
    args: [...args],
    headless: true,
  });
}
