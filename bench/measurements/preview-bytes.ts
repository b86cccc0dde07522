import { createDialGuard, DEFAULT_LIMITS, loadDriver } from '@headwater/drivers';
import { type Azurite, startAzurite, uploadRepeatedCsv } from '@headwater/drivers/testing';
import { startCountingProxy } from '../counting-proxy.ts';
import type { Measurement } from '../measurement.ts';

const BLOB_BYTES = 1024 ** 3;
const PROMISE_BYTES = 1024 ** 2;

/** Bytes that cross the wire for one preview of a 1 GiB CSV blob, protocol overhead included. */
export async function measurePreviewBytes(): Promise<readonly Measurement[]> {
  const azurite = await startAzurite();
  const proxy = await startCountingProxy(new URL(azurite.blobEndpoint));
  try {
    await uploadRepeatedCsv(azurite, { container: 'large', name: 'large.csv', bytes: BLOB_BYTES });
    await preview(azurite, proxy.url);
    const bytes = proxy.bytesFromTarget();
    return [
      {
        what: 'preview of a 1 GiB CSV blob',
        against: '—',
        promise: 'reads ≤ 1 MiB of it',
        measured: `${(bytes / 1024).toFixed(0)} KiB`,
        isKept: bytes <= PROMISE_BYTES,
      },
    ];
  } finally {
    await proxy.close();
    await azurite.close();
  }
}

async function preview(azurite: Azurite, proxyUrl: string): Promise<void> {
  const driver = await loadDriver('azure-blob');
  if (!driver) throw new Error('The Azure Blob driver is missing.');
  const connectionString = azurite.connectionString.replace(new URL(azurite.blobEndpoint).origin, proxyUrl);
  const context = {
    auth: { method: 'ConnectionString', params: { connectionString } },
    guard: createDialGuard({ allowPrivate: true }),
    limits: DEFAULT_LIMITS,
    signal: AbortSignal.timeout(30_000),
    entraAuthority: 'https://login.microsoftonline.com',
  };
  const { rows } = await driver.preview(context, { path: 'large/large.csv' });
  if (!rows?.length) throw new Error('The preview has no rows.');
}
