import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const PICTURES = join(import.meta.dirname, '../../../../docs/portal');

/**
 * Saves a screenshot of a page if HEADWATER_SCREENSHOTS is set; otherwise a test run does not change the working
 * tree.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.HEADWATER_SCREENSHOTS === undefined) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** The violations that axe finds at WCAG 2.2 AA, one line each. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} })`,
  );
  return violations.flatMap(({ id: rule, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${rule}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Waits until all animations except endless ones, such as spinners, have ended, and the page is painted. */
export async function settled(page: Page): Promise<unknown> {
  return await page.evaluate(`Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished),
  ).then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))`);
}
