/** Returns the number of bits for numbers up to this one. */
export function bitsFor(maximum: number): number {
  return 32 - Math.clz32(maximum);
}

/**
 * Decodes the first numbers of Parquet's RLE and bit-packing hybrid.
 *
 * @param count Number of values to decode; the bytes must contain at least as many
 */
export function decodeRunLengths(bytes: Uint8Array, width: number, count: number): Uint32Array {
  if (width > 32) throw new Error(`parquet: ${width} bits for a number`);
  const numbers = new Uint32Array(count);
  let offset = 0;
  let filled = 0;
  while (filled < count) {
    const head = readVarint(bytes, offset);
    offset = head.next;
    if (head.value % 2 === 1) {
      const size = Math.floor(head.value / 2) * 8;
      const taken = Math.min(size, count - filled);
      unpack(bytes.subarray(offset), width, numbers.subarray(filled, filled + taken));
      filled += taken;
      offset += (size / 8) * width;
    } else {
      const run = head.value / 2;
      const size = Math.ceil(width / 8);
      if (offset + size > bytes.length) throw endsEarly();
      let value = 0;
      for (let index = 0; index < size; index++) value += (bytes[offset + index] ?? 0) * 2 ** (8 * index);
      if (run === 0 && offset + size >= bytes.length) throw endsEarly();
      numbers.fill(value, filled, Math.min(count, filled + run));
      filled += run;
      offset += size;
    }
  }
  return numbers;
}

/** Bit-packed numbers, least significant bits first. */
function unpack(bytes: Uint8Array, width: number, output: Uint32Array): void {
  if (Math.ceil((output.length * width) / 8) > bytes.length) throw endsEarly();
  let bit = 0;
  for (let index = 0; index < output.length; index++) {
    let value = 0;
    for (let got = 0; got < width; ) {
      const inByte = bit & 7;
      const taken = Math.min(8 - inByte, width - got);
      const part = ((bytes[bit >>> 3] ?? 0) >>> inByte) & ((1 << taken) - 1);
      value += part * 2 ** got;
      got += taken;
      bit += taken;
    }
    output[index] = value;
  }
}

/** The deprecated packing of levels, most significant bits first. */
export function unpackFromTop(bytes: Uint8Array, width: number, count: number): Uint32Array {
  if (Math.ceil((count * width) / 8) > bytes.length) throw endsEarly();
  return Uint32Array.from({ length: count }, (_, index) => {
    let value = 0;
    for (let bit = index * width; bit < (index + 1) * width; bit++) {
      value = value * 2 + (((bytes[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1);
    }
    return value;
  });
}

/** An unsigned varint with 7 bits per byte. */
export function readVarint(bytes: Uint8Array, offset: number): { value: number; next: number } {
  let value = 0;
  let next = offset;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[next++];
    if (byte === undefined || scale > 2 ** 42) throw endsEarly();
    value += (byte & 127) * scale;
    if (byte < 128) return { value, next };
  }
}

export function endsEarly(): Error {
  return new Error('parquet: the values of a page end early');
}
