import { endsEarly, readVarint } from './run-lengths.ts';

/**
 * Decodes DELTA_BINARY_PACKED: the first value, then blocks of differences.
 *
 * @param wanted Number of values to decode; fewer are returned only if the page states fewer
 * @returns The values, and the end of the encoded bytes if all values were decoded
 */
export function decodeDeltas(
  bytes: Uint8Array,
  { wanted, bits }: { wanted: number; bits: 32 | 64 },
): { values: bigint[]; end: number } {
  const blockSize = readVarint(bytes, 0);
  const miniblocks = readVarint(bytes, blockSize.next);
  const total = readVarint(bytes, miniblocks.next);
  const first = readZigzag(bytes, total.next);
  const perMiniblock = blockSize.value / miniblocks.value;
  if (!Number.isInteger(perMiniblock) || perMiniblock % 8 !== 0 || perMiniblock === 0)
    throw new Error('parquet: deltas in blocks of an impossible size');
  const count = Math.min(wanted, total.value);
  const values: bigint[] = count > 0 ? [BigInt.asIntN(bits, first.value)] : [];
  let { value: last, next: offset } = first;
  while (values.length < count) {
    const least = readZigzag(bytes, offset);
    const widths = bytes.subarray(least.next, least.next + miniblocks.value);
    if (widths.length < miniblocks.value) throw endsEarly();
    offset = least.next + miniblocks.value;
    for (const width of widths) {
      // Miniblocks after the last value have a width but no bytes.
      if (values.length >= count) break;
      const size = (perMiniblock * width) / 8;
      const packed = bytes.subarray(offset, offset + size);
      for (let index = 0; index < perMiniblock && values.length < count; index++) {
        last += least.value + readBits(packed, index * width, width);
        last = BigInt.asIntN(bits, last);
        values.push(last);
      }
      offset += size;
    }
  }
  return { values, end: offset };
}

/** Decodes DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes. */
export function decodeDeltaLengths(
  bytes: Uint8Array,
  { wanted, maxCount }: { wanted: number; maxCount: number },
): { values: Uint8Array[]; end: number } {
  const lengths = decodeAll(bytes, maxCount);
  let offset = lengths.end;
  const values: Uint8Array[] = [];
  for (const length of lengths.values.slice(0, wanted)) {
    if (length < 0 || offset + length > bytes.length) throw endsEarly();
    values.push(bytes.subarray(offset, offset + length));
    offset += length;
  }
  return { values, end: offset };
}

/** Decodes DELTA_BYTE_ARRAY: the length of the prefix shared with the previous value, then the suffixes. */
export function decodeDeltaStrings(
  bytes: Uint8Array,
  bounds: { wanted: number; maxCount: number },
): Uint8Array[] {
  const prefixes = decodeAll(bytes, bounds.maxCount);
  const suffixes = decodeDeltaLengths(bytes.subarray(prefixes.end), bounds).values;
  let last = new Uint8Array();
  return suffixes.map((suffix, index) => {
    const shared = prefixes.values[index] ?? 0;
    if (shared < 0 || shared > last.length) throw new Error('parquet: a value shares more than there is');
    const value = new Uint8Array(shared + suffix.length);
    value.set(last.subarray(0, shared));
    value.set(suffix, shared);
    last = value;
    return value;
  });
}

function decodeAll(bytes: Uint8Array, maxCount: number): { values: number[]; end: number } {
  const { values, end } = decodeDeltas(bytes, { wanted: maxCount, bits: 32 });
  return { values: values.map(Number), end };
}

function readBits(bytes: Uint8Array, start: number, width: number): bigint {
  if (start + width > bytes.length * 8) throw endsEarly();
  let value = 0n;
  for (let got = 0; got < width; ) {
    const bit = start + got;
    const taken = Math.min(8 - (bit & 7), width - got);
    const part = ((bytes[bit >>> 3] ?? 0) >>> (bit & 7)) & ((1 << taken) - 1);
    value |= BigInt(part) << BigInt(got);
    got += taken;
  }
  return value;
}

function readZigzag(bytes: Uint8Array, offset: number): { value: bigint; next: number } {
  let value = 0n;
  let next = offset;
  for (let shift = 0n; ; shift += 7n) {
    const byte = bytes[next++];
    if (byte === undefined || shift > 70n) throw endsEarly();
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return { value: (value >> 1n) ^ -(value & 1n), next };
  }
}
