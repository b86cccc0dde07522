import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { unpackChromium } from './unpack-chromium.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-browser-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function fontsOf(cache: string): Promise<readonly string[]> {
  const browser = await openBrowser({ cache });
  try {
    const page = await browser.newPage();
    await page.setContent('<p style="font-family: no-such-font, sans-serif">Handgloves</p>');
    const client = await page.context().newCDPSession(page);
    await client.send('DOM.enable');
    await client.send('CSS.enable');
    const { root } = await client.send('DOM.getDocument');
    const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
    const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName }) => familyName);
  } finally {
    await browser.close();
  }
}

test('the browser uses the fonts of its package in any folder, and after a move', async () => {
  const first = join(folder, 'a cache & <more>');
  const second = join(folder, 'moved');
  expect(await fontsOf(first)).toEqual(['Open Sans']);
  await rename(first, second);
  expect(await fontsOf(second)).toEqual(['Open Sans']);
  await expect(readdir(first)).rejects.toThrow('ENOENT');
});

test('unpacking leaves no files in the temporary folder', async () => {
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  vi.stubEnv('TMPDIR', temporary);
  await unpackChromium(join(folder, 'cache'));
  expect(await readdir(temporary)).toEqual([]);
  expect(process.env.TMPDIR).toBe(temporary);
});
