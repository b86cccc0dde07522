import {
  addConnection,
  FIRST_VISITS,
  openBrowser,
  signInByRequest,
  startPortal,
} from '@headwater/admin/testing';
import { findFreePort } from '@headwater/source-fixtures';
import lighthouse, { desktopConfig } from 'lighthouse';
import { formatRatio, type Measurement, median } from '../measurement.ts';

const PROMISE = 2.5;
/** The page with the least content: some text and one button, with the same Next and Spectrum. */
const EMPTY_PAGE = '/signed-out';
const RUNS = 3;

/** Time to interactive of each portal page, in Lighthouse's desktop profile; the result is the slowest page. */
export async function measurePortalInteractive(): Promise<readonly Measurement[]> {
  const portal = await startPortal();
  // The browser does not report a port that it chooses itself, so this chooses one.
  const port = await findFreePort();
  const browser = await openBrowser({ args: ['--no-sandbox', `--remote-debugging-port=${port}`] });
  try {
    const id = await addConnection(portal, 'Bench');
    const cookie = await signInByRequest(portal);
    const pages: { name: string; milliseconds: number }[] = [];
    for (const { name, path } of FIRST_VISITS) {
      const url = `${portal.origin}${path.replace(':id', id)}`;
      pages.push({ name, milliseconds: await measureRuns(url, { port, cookie }) });
    }
    const emptyMs = await measureRuns(`${portal.origin}${EMPTY_PAGE}`, { port, cookie: '' });
    const [slowest = { name: '', milliseconds: Number.NaN }] = pages.toSorted(
      (a, b) => b.milliseconds - a.milliseconds,
    );
    return [
      {
        what: `any page of the portal is interactive, desktop profile of Lighthouse (${slowest.name} is slowest)`,
        against: 'the signed-out page, which has one button',
        promise: `≤ ${PROMISE}× its time`,
        measured: formatRatio(slowest.milliseconds / emptyMs),
        isKept: slowest.milliseconds <= PROMISE * emptyMs,
      },
    ];
  } finally {
    await browser.close();
    await portal.close();
  }
}

async function measureRuns(url: string, options: { port: number; cookie: string }): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measurePage(url, options));
  return median(times);
}

async function measurePage(url: string, { port, cookie }: { port: number; cookie: string }): Promise<number> {
  const result = await lighthouse(
    url,
    { port, extraHeaders: { cookie }, onlyAudits: ['interactive'], logLevel: 'error' },
    desktopConfig,
  );
  const { audits, finalDisplayedUrl, runtimeError } = result?.lhr ?? {};
  if (finalDisplayedUrl !== url)
    throw new Error(`${url} led to ${finalDisplayedUrl}. ${runtimeError?.message ?? ''}`);
  const milliseconds = audits?.interactive?.numericValue;
  if (milliseconds === undefined) throw new Error(`${url} was not measured.`);
  return milliseconds;
}
