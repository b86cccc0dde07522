import { authorize, CREATE_BODY, compareThroughput, FLOW_SERVICE } from '../load.ts';
import { formatRatio, type Measurement } from '../measurement.ts';
import { startProcess, startService } from '../start-process.ts';

const CLIENTS = 32;
const PROMISE = 0.4;

/** Retrieves one connection, compared with a minimal HTTP server that returns the same bytes. */
export async function measureRetrieve(): Promise<readonly Measurement[]> {
  const service = await startService();
  try {
    const headers = await authorize(service.announcement);
    const connections = `${service.announcement.url}${FLOW_SERVICE}/connections`;
    const created = await fetch(connections, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: CREATE_BODY,
    });
    const { id } = (await created.json()) as { id: string };
    const url = `${connections}/${id}`;
    const body = await (await fetch(url, { headers })).text();
    const bare = await startProcess<{ url: string }>('bare.ts', [body]);
    const ratio = await compareThroughput({ url, headers }, bare.announcement, CLIENTS).finally(bare.stop);
    return [
      {
        what: '`GET /connections/{id}`',
        against: 'bare `node:http` answering the same bytes',
        promise: `≥ ${PROMISE}×`,
        measured: formatRatio(ratio),
        isKept: ratio >= PROMISE,
      },
    ];
  } finally {
    await service.stop();
  }
}
