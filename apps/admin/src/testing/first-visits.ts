import { gzipSync } from 'node:zlib';
import type { TestBrowser } from './test-browser.ts';

/** The entry pages of the portal, one address for each kind of page; `:id` stands for a connection. */
export const FIRST_VISITS: readonly { name: string; path: string }[] = [
  { name: 'home', path: '/dev' },
  { name: 'connections', path: '/dev/connections' },
  { name: 'catalogue', path: '/dev/connect' },
  { name: 'connect', path: '/dev/connect/azure-blob' },
  { name: 'connection', path: '/dev/connections/:id' },
  { name: 'edit', path: '/dev/connections/:id/edit' },
  { name: 'explore', path: '/dev/connections/:id/explore?path=landing&object=landing%2Forders.csv' },
  { name: 'signed-out', path: '/signed-out' },
];

/** Size of the scripts that a browser loads on a first visit to an address, in bytes after gzip. */
export async function measureScripts({ visitFirst }: TestBrowser, path: string): Promise<number> {
  const { bodies } = await visitFirst(path);
  const scripts = (await bodies()).filter((body) => /"content-type":"[^"]*javascript/.test(body));
  if (scripts.length === 0) throw new Error(`${path} loaded no scripts.`);
  return scripts.reduce((sum, body) => sum + gzipSync(body.slice(body.indexOf('\n') + 1)).length, 0);
}
