import { setTimeout as sleep } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const ATTEMPTS = 40;
const PAUSE_MS = 250;

/**
 * A headless Chromium from npm; nothing has to be installed by hand. Its package unpacks it on first use, and another
 * test file may be in the middle of that, so a launch is tried again.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await playwright.launch({ executablePath, args: chromium.args, headless: true });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
