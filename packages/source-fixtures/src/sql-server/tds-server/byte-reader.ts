/** Reads little-endian values in sequence. Reading past the end throws a `RangeError`. */
export interface ByteReader {
  readonly remaining: number;
  uint8(): number;
  uint16(): number;
  int16(): number;
  uint32(): number;
  int32(): number;
  uint64(): bigint;
  unsigned(size: number): bigint;
  bytes(size: number): Buffer;
  /** Reads a UTF-16 string of the given number of characters. */
  text(characters: number): string;
}

/** Creates a reader at the start of a buffer. */
export function createByteReader(buffer: Buffer): ByteReader {
  let offset = 0;

  function take(size: number): Buffer {
    if (size < 0 || offset + size > buffer.length) throw new RangeError('The message ends too early.');
    offset += size;
    return buffer.subarray(offset - size, offset);
  }

  return {
    get remaining() {
      return buffer.length - offset;
    },
    uint8: () => take(1).readUInt8(),
    uint16: () => take(2).readUInt16LE(),
    int16: () => take(2).readInt16LE(),
    uint32: () => take(4).readUInt32LE(),
    int32: () => take(4).readInt32LE(),
    uint64: () => take(8).readBigUInt64LE(),
    unsigned: (size) => take(size).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
    bytes: take,
    text: (characters) => take(characters * 2).toString('utf16le'),
  };
}
