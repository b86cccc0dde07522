/** Packet types (MS-TDS 2.2.3.1.1). */
export const PACKET = {
  sqlBatch: 1,
  rpc: 3,
  response: 4,
  attention: 6,
  bulkLoad: 7,
  transactionManager: 14,
  login7: 16,
  sspi: 17,
  prelogin: 18,
} as const;

/** A whole message, assembled from its packets. */
export interface Message {
  type: number;
  /** The client cancelled the message while sending it. */
  isIgnored: boolean;
  body: Buffer;
}

const HEADER_SIZE = 8;
const END_OF_MESSAGE = 1;
const IGNORE = 2;
const MAX_MESSAGE_SIZE = 16 * 1024 * 1024;

/** Assembles messages from bytes as they arrive. */
export interface MessageAssembler {
  /** Takes bytes and returns the messages that they complete. */
  push(chunk: Buffer): Message[];
}

/** Creates an assembler that expects the first byte of a packet. */
export function createMessageAssembler(): MessageAssembler {
  let pending: Buffer = Buffer.alloc(0);
  let bodies: Buffer[] = [];

  function takePacket(): Message | 'continues' | undefined {
    if (pending.length < HEADER_SIZE) return undefined;
    const length = pending.readUInt16BE(2);
    if (length < HEADER_SIZE) throw new RangeError('A packet is shorter than its header.');
    if (pending.length < length) return undefined;
    const type = pending.readUInt8(0);
    const status = pending.readUInt8(1);
    bodies.push(pending.subarray(HEADER_SIZE, length));
    pending = pending.subarray(length);
    if ((status & END_OF_MESSAGE) === 0) return 'continues';
    const body = Buffer.concat(bodies);
    bodies = [];
    return { type, isIgnored: (status & IGNORE) !== 0, body };
  }

  return {
    push(chunk) {
      pending = Buffer.concat([pending, chunk]);
      if (pending.length > MAX_MESSAGE_SIZE) throw new RangeError('A message is too large.');
      const messages: Message[] = [];
      for (let taken = takePacket(); taken !== undefined; taken = takePacket()) {
        if (taken !== 'continues') messages.push(taken);
      }
      return messages;
    },
  };
}

/** Splits a message body into packets. Pass `isLast: false` if more of the response follows. */
export function* toPackets(
  type: number,
  body: Buffer,
  { packetSize, isLast = true }: { packetSize: number; isLast?: boolean },
): Generator<Buffer> {
  const room = packetSize - HEADER_SIZE;
  let offset = 0;
  do {
    const part = body.subarray(offset, offset + room);
    offset += room;
    const header = Buffer.alloc(HEADER_SIZE);
    header.writeUInt8(type, 0);
    header.writeUInt8(isLast && offset >= body.length ? END_OF_MESSAGE : 0, 1);
    header.writeUInt16BE(HEADER_SIZE + part.length, 2);
    header.writeUInt8((offset / room) & 0xff, 6);
    yield Buffer.concat([header, part]);
  } while (offset < body.length);
}
