import { createDialGuard, DEFAULT_LIMITS, loadDriver } from '@headwater/drivers';
import type { Azurite } from '@headwater/source-fixtures';
import { startCountingProxy } from './counting-proxy.ts';

/** The result of one preview of a blob. */
export interface PreviewCost {
  /** Bytes transferred, including protocol overhead. */
  bytes: number;
  milliseconds: number;
}

/** Previews a blob and counts the bytes that the preview reads. @throws if the preview has no rows */
export async function previewThroughProxy(azurite: Azurite, path: string): Promise<PreviewCost> {
  const proxy = await startCountingProxy(new URL(azurite.blobEndpoint));
  try {
    const driver = await loadDriver('azure-blob');
    if (!driver) throw new Error('The Azure Blob driver is missing.');
    const connectionString = azurite.connectionString.replace(
      new URL(azurite.blobEndpoint).origin,
      proxy.url,
    );
    const guard = createDialGuard({ allowPrivate: true });
    const context = {
      auth: { method: 'ConnectionString', params: { connectionString } },
      guard,
      limits: DEFAULT_LIMITS,
      signal: AbortSignal.timeout(30_000),
    };
    const started = performance.now();
    const { rows } = await driver.preview(context, { path });
    const milliseconds = performance.now() - started;
    if (!rows?.length) throw new Error(`The preview of ${path} has no rows.`);
    await guard.close();
    return { bytes: proxy.bytesFromTarget(), milliseconds };
  } finally {
    await proxy.close();
  }
}
