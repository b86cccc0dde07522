/** Appends values to a buffer, little-endian unless the name says otherwise. */
export interface ByteWriter {
  uint8(value: number): ByteWriter;
  uint16(value: number): ByteWriter;
  uint16BE(value: number): ByteWriter;
  int16(value: number): ByteWriter;
  uint32(value: number): ByteWriter;
  uint32BE(value: number): ByteWriter;
  int32(value: number): ByteWriter;
  uint64(value: bigint): ByteWriter;
  /** Appends an integer of any width. */
  unsigned(value: bigint, size: number): ByteWriter;
  bytes(value: Uint8Array): ByteWriter;
  /** Appends a UTF-16 string after its length in characters, stored in one byte (B_VARCHAR). */
  shortText(value: string): ByteWriter;
  /** Appends a UTF-16 string after its length in characters, stored in two bytes (US_VARCHAR). */
  longText(value: string): ByteWriter;
  toBuffer(): Buffer;
}

/** Creates an empty writer. */
export function createByteWriter(): ByteWriter {
  const parts: Uint8Array[] = [];

  function write(size: number, fill: (buffer: Buffer) => void): ByteWriter {
    const buffer = Buffer.alloc(size);
    fill(buffer);
    parts.push(buffer);
    return writer;
  }

  const writer: ByteWriter = {
    uint8: (value) => write(1, (buffer) => buffer.writeUInt8(value)),
    uint16: (value) => write(2, (buffer) => buffer.writeUInt16LE(value)),
    uint16BE: (value) => write(2, (buffer) => buffer.writeUInt16BE(value)),
    int16: (value) => write(2, (buffer) => buffer.writeInt16LE(value)),
    uint32: (value) => write(4, (buffer) => buffer.writeUInt32LE(value)),
    uint32BE: (value) => write(4, (buffer) => buffer.writeUInt32BE(value)),
    int32: (value) => write(4, (buffer) => buffer.writeInt32LE(value)),
    uint64: (value) => write(8, (buffer) => buffer.writeBigUInt64LE(value)),
    unsigned(value, size) {
      return write(size, (buffer) => {
        for (let index = 0; index < size; index += 1) {
          buffer[index] = Number((value >> BigInt(8 * index)) & 0xffn);
        }
      });
    },
    bytes(value) {
      parts.push(value);
      return writer;
    },
    shortText: (value) => writer.uint8(value.length).bytes(Buffer.from(value, 'utf16le')),
    longText: (value) => writer.uint16(value.length).bytes(Buffer.from(value, 'utf16le')),
    toBuffer: () => Buffer.concat(parts),
  };
  return writer;
}
