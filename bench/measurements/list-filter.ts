import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signInByRequest, startPortal, type TestPortal } from '@headwater/admin/testing';
import { fillConnections } from '../fill-connections.ts';
import { authorize, FLOW_SERVICE, measureLatency } from '../load.ts';
import { formatRatio, type Measurement } from '../measurement.ts';

const COUNT = 100_000;
const PROMISE = 3;
const REPETITIONS = { warmUpCalls: 5, calls: 30 };

const LIST = `${FLOW_SERVICE}/connections`;
const FIND = '/headwater/connections';
const BLOB = '4c10e202-c428-4796-9208-5f1f5732b1cf';

/** The filters of the portal's list, in the forms of the portal page and of the service's API. */
const FILTERS: readonly { name: string; page: string; path: string; query: string }[] = [
  { name: 'none', page: '', path: LIST, query: '' },
  { name: 'state', page: 'state=enabled', path: LIST, query: 'property=state==enabled' },
  { name: 'rare state', page: 'state=draft', path: LIST, query: 'property=state==draft' },
  { name: 'source', page: 'source=azure-blob', path: LIST, query: `property=connectionSpec.id==${BLOB}` },
  { name: 'name', page: 'q=OF berl', path: FIND, query: 'nameContains=OF berl' },
  { name: 'name beyond ASCII', page: 'q=åRHUS', path: FIND, query: 'nameContains=åRHUS' },
  { name: 'name that nothing has', page: 'q=nobody', path: FIND, query: 'nameContains=nobody' },
  { name: 'name beyond ASCII that nothing has', page: 'q=ñobody', path: FIND, query: 'nameContains=ñobody' },
  {
    name: 'rare state and name',
    page: 'state=draft&q=Turin',
    path: FIND,
    query: 'property=state==draft&nameContains=Turin',
  },
];
const ORDERS = ['-updatedAt', 'name'] as const;

interface Timing {
  name: string;
  milliseconds: number;
}

/** Every filter of the portal's list, in every sort order, compared with no filter; the result is the slowest. */
export async function measureListFilter(): Promise<readonly Measurement[]> {
  const portal = await startPortal({ prepare: (directory) => fillConnections(directory, COUNT) });
  try {
    const service = await measureService(portal);
    const page = await measurePage(portal);
    return [toMeasurement('the service', service), toMeasurement('the page of the portal', page)];
  } finally {
    await portal.close();
  }
}

async function measureService({ homeDirectory }: TestPortal): Promise<readonly Timing[]> {
  const { baseUrl, ...client } = JSON.parse(await readFile(join(homeDirectory, 'local.json'), 'utf8'));
  const headers = await authorize({ url: baseUrl, client });
  return await measureAll(({ path, query }, order) => ({
    url: `${baseUrl}${path}?${query}&limit=50&orderby=${order}`,
    headers,
  }));
}

async function measurePage(portal: TestPortal): Promise<readonly Timing[]> {
  const headers = { cookie: await signInByRequest(portal) };
  return await measureAll(({ page }, sort) => ({
    url: `${portal.origin}/dev/connections?${page}&sort=${sort}`,
    headers,
  }));
}

async function measureAll(
  toRequest: (
    filter: (typeof FILTERS)[number],
    order: string,
  ) => { url: string; headers: Record<string, string> },
): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  for (const filter of FILTERS) {
    for (const order of ORDERS) {
      const milliseconds = await measureLatency(toRequest(filter, order), REPETITIONS);
      timings.push({ name: `${filter.name}, by ${order}`, milliseconds });
    }
  }
  return timings;
}

function toMeasurement(who: string, timings: readonly Timing[]): Measurement {
  const [unfiltered, ...filtered] = timings;
  const [slowest = { name: '', milliseconds: Number.NaN }] = filtered.toSorted(
    (a, b) => b.milliseconds - a.milliseconds,
  );
  const ratio = slowest.milliseconds / (unfiltered?.milliseconds ?? Number.NaN);
  return {
    what: `${who} answers a filter of ${COUNT.toLocaleString('en')} connections (slowest: ${slowest.name})`,
    against: 'the first page without a filter',
    promise: `≤ ${PROMISE}× its latency`,
    measured: formatRatio(ratio),
    isKept: ratio <= PROMISE,
  };
}
