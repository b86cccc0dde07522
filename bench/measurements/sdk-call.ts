import { accessToken, createClient } from '@headwater/sdk';
import { authorize, CREATE_BODY, FLOW_SERVICE } from '../load.ts';
import { formatRatio, type Measurement, median } from '../measurement.ts';
import { startService } from '../start-process.ts';

const CALLS = 2_000;
const WARM_UP = 200;
const PROMISE = 1.2;

/** One retrieve through the SDK, compared with `fetch` of the same request; the two alternate. */
export async function measureSdkCall(): Promise<readonly Measurement[]> {
  const service = await startService();
  try {
    const { url: baseUrl, client } = service.announcement;
    const headers = await authorize(service.announcement);
    const tokens = accessToken(headers.authorization?.replace('Bearer ', '') ?? '');
    const sdk = createClient({
      baseUrl,
      imsOrg: client.imsOrg,
      clientId: client.clientId,
      sandbox: 'dev',
      tokens,
    });
    const { id } = await sdk.connections.create(JSON.parse(CREATE_BODY));
    const url = `${baseUrl}${FLOW_SERVICE}/connections/${id}`;
    const ours: number[] = [];
    const plain: number[] = [];
    for (let call = 0; call < CALLS + WARM_UP; call++) {
      const plainMs = await time(async () => (await fetch(url, { headers })).json());
      const oursMs = await time(() => sdk.connections.retrieve(id));
      if (call < WARM_UP) continue;
      plain.push(plainMs);
      ours.push(oursMs);
    }
    const ratio = median(ours) / median(plain);
    return [
      {
        what: 'SDK call',
        against: '`fetch` of the same request',
        promise: `≤ ${PROMISE}×`,
        measured: formatRatio(ratio),
        isKept: ratio <= PROMISE,
      },
    ];
  } finally {
    await service.stop();
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
