import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

export async function openBrowser(): Promise<Browser> {
  return await playwright.launch({
    executablePath: await unpackChromium(),
    args: chromium.args,
    headless: true,
  });
}
