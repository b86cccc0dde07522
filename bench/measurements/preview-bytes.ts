import { startAzurite, uploadRepeatedCsv } from '@headwater/source-fixtures';
import type { Measurement } from '../measurement.ts';
import { previewThroughProxy } from '../preview-through-proxy.ts';

const BLOB_BYTES = 1024 ** 3;
const PROMISE_BYTES = 1024 ** 2;

/** Bytes transferred for one preview of a 1 GiB CSV blob, including protocol overhead. */
export async function measurePreviewBytes(): Promise<readonly Measurement[]> {
  const azurite = await startAzurite();
  try {
    await uploadRepeatedCsv(azurite, { container: 'large', name: 'large.csv', bytes: BLOB_BYTES });
    const { bytes } = await previewThroughProxy(azurite, 'large/large.csv');
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
    await azurite.close();
  }
}
