import { addConnection, FIRST_VISITS, measureScripts, openTestBrowser } from '@headwater/admin/testing';
import type { Measurement } from '../measurement.ts';

const PROMISE_KB = 320;

/** Size of the scripts that each portal page loads on a first visit; the result is the largest. */
export async function measurePortalScripts(): Promise<readonly Measurement[]> {
  const browser = await openTestBrowser();
  try {
    const id = await addConnection(browser.portal, 'Bench');
    const pages: { name: string; kilobytes: number }[] = [];
    for (const { name, path } of FIRST_VISITS) {
      pages.push({ name, kilobytes: (await measureScripts(browser, path.replace(':id', id))) / 1024 });
    }
    const [largest = { name: '', kilobytes: Number.NaN }] = pages.toSorted(
      (a, b) => b.kilobytes - a.kilobytes,
    );
    return [
      {
        what: `scripts of a first visit to any page of the portal (${largest.name} has most)`,
        against: '—',
        promise: `≤ ${PROMISE_KB} KB, gzip`,
        measured: `${largest.kilobytes.toFixed(0)} KB`,
        isKept: largest.kilobytes <= PROMISE_KB,
      },
    ];
  } finally {
    await browser.close();
  }
}
