import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillConnections } from '../fill-connections.ts';
import { authorize, FLOW_SERVICE, measureLatency } from '../load.ts';
import { formatRatio, type Measurement } from '../measurement.ts';
import { startService } from '../start-process.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
const PROMISE = 1.2;

/** A page from the middle of a list over HTTP, with a thousand and with a million stored connections. */
export async function measureListPage(): Promise<readonly Measurement[]> {
  const small = await measurePage(SMALL);
  const large = await measurePage(LARGE);
  const ratio = large / small;
  return [
    {
      what: `list page of 100, ${LARGE.toLocaleString('en')} connections`,
      against: `the same page, ${SMALL.toLocaleString('en')} connections`,
      promise: `≤ ${PROMISE}× its latency`,
      measured: formatRatio(ratio),
      isKept: ratio <= PROMISE,
    },
  ];
}

async function measurePage(count: number): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
  try {
    await fillConnections(directory, count);
    const service = await startService(directory);
    try {
      const headers = await authorize(service.announcement);
      const base = `${service.announcement.url}${FLOW_SERVICE}`;
      const url = await findMiddlePage(`${base}/connections`, base, headers);
      return await measureLatency({ url, headers }, { warmUpCalls: 50, calls: 250 });
    } finally {
      await service.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Follows a few pages, so that the request uses a cursor. */
async function findMiddlePage(first: string, base: string, headers: Record<string, string>): Promise<string> {
  let url = first;
  for (let page = 0; page < 5; page++) {
    const body = (await (await fetch(url, { headers })).json()) as { _links: { next?: { href: string } } };
    if (!body._links.next) throw new Error('The list ended too early.');
    url = `${base}${body._links.next.href}`;
  }
  return url;
}
