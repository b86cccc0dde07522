import { DEFAULT_LIMITS } from '@headwater/drivers';
import {
  type Azurite,
  type LargeFile,
  type LargeFormat,
  startAzurite,
  uploadLargeFile,
} from '@headwater/source-fixtures';
import { formatRatio, type Measurement, median } from '../measurement.ts';
import { previewThroughProxy } from '../preview-through-proxy.ts';

const LARGE_BYTES = 100 * 1024 ** 2;
const SMALL_BYTES = 1024 ** 2;
const RUNS = 9;
const TIME_PROMISE = 2;
const MIB = 1024 ** 2;
/** Maximum ratio of bytes read to the bytes that the layout of a Parquet file makes necessary. */
const FORCED_PROMISE = 1.2;

const FORMATS: Readonly<Record<LargeFormat, string>> = {
  csv: 'CSV file',
  'json-array': 'JSON array',
  'json-lines': 'file of JSON lines',
  parquet: 'Parquet file',
};

/**
 * Previews of a 100 MB file of each format: the bytes that they read, and their time compared with a file of 1 MB, in
 * alternation.
 */
export async function measureFilePreviews(): Promise<readonly Measurement[]> {
  const azurite = await startAzurite();
  try {
    const measurements: Measurement[] = [];
    for (const format of Object.keys(FORMATS) as LargeFormat[]) {
      measurements.push(...(await measureFormat(azurite, format)));
    }
    return measurements;
  } finally {
    await azurite.close();
  }
}

async function measureFormat(azurite: Azurite, format: LargeFormat): Promise<readonly Measurement[]> {
  const large = await uploadLargeFile(azurite, { container: 'large', format, bytes: LARGE_BYTES });
  const small = await uploadLargeFile(azurite, { container: 'large', format, bytes: SMALL_BYTES });
  const times: { large: number[]; small: number[] } = { large: [], small: [] };
  let bytes = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const smallCost = await previewThroughProxy(azurite, small.path);
    const largeCost = await previewThroughProxy(azurite, large.path);
    bytes = Math.max(bytes, largeCost.bytes);
    if (run === 0) continue;
    times.small.push(smallCost.milliseconds);
    times.large.push(largeCost.milliseconds);
  }
  const ratio = median(times.large) / median(times.small);
  const what = `preview of a 100 MB ${FORMATS[format]}`;
  return [
    { what, ...evaluateBytes(large, bytes) },
    {
      what: `${what}, time`,
      against: `one of 1 MB`,
      promise: `≤ ${TIME_PROMISE}× its time`,
      measured: formatRatio(ratio),
      isKept: ratio <= TIME_PROMISE,
    },
  ];
}

function evaluateBytes({ forcedBytes }: LargeFile, bytes: number): Omit<Measurement, 'what'> {
  const measured = `${(bytes / 1024).toFixed(0)} KiB`;
  if (forcedBytes === undefined) {
    return { against: '—', promise: 'reads ≤ 1 MiB of it', measured, isKept: bytes <= MIB };
  }
  return {
    against: `its footer and the first page of each column, ${(forcedBytes / 1024).toFixed(0)} KiB`,
    promise: `≤ ${FORCED_PROMISE}× those bytes, at most ${DEFAULT_LIMITS.maxPreviewBytes / MIB} MiB`,
    measured: `${measured}, ${formatRatio(bytes / forcedBytes)}`,
    isKept: bytes <= Math.min(FORCED_PROMISE * forcedBytes, DEFAULT_LIMITS.maxPreviewBytes),
  };
}
