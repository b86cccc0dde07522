import type { Socket } from 'node:net';
import { createMessageAssembler, type Message, PACKET, toPackets } from './packets.ts';
import { createTlsLayer, type ServerCertificate, type TlsLayer } from './tls-layer.ts';

/** The messages of one connection, encrypted or not. */
export interface Wire {
  packetSize: number;
  /** Sends a response or part of one; resolves after the network has accepted it. */
  send(body: Buffer, options?: { type?: number; isLast?: boolean }): Promise<void>;
  /** Sends bytes that are not a message. */
  sendRaw(bytes: Buffer): void;
  startTls(certificate: ServerCertificate): void;
  /** Continues without TLS, for clients that encrypt only their login. */
  endTls(): void;
  close(): void;
}

const TLS_RECORDS = { first: 0x14, last: 0x17 };

/** Reads from a socket and passes on each complete message of the client. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function createWire(socket: Socket, onMessage: (message: Message) => void): Wire {
  const assembler = createMessageAssembler();
  let tls: TlsLayer | undefined;
  let isEncrypting = false;
  let pending: Buffer = Buffer.alloc(0);

  function guardAgainstGarbage(work: () => void): void {
    try {
      work();
    } catch {
      socket.destroy();
    }
  }

  function receivePlain(bytes: Buffer): void {
    for (const message of assembler.push(bytes)) onMessage(message);
  }

  /** Returns the size of the handshake packet or TLS record at the start of `bytes`; undefined for other bytes. */
  function sizeOfFrame(bytes: Buffer): number | undefined {
    const first = bytes[0] ?? 0;
    if (first === PACKET.prelogin) return bytes.length < 8 ? 8 : bytes.readUInt16BE(2);
    if (first < TLS_RECORDS.first || first > TLS_RECORDS.last) return undefined;
    return bytes.length < 5 ? 5 : 5 + bytes.readUInt16BE(3);
  }

  function receiveEncrypted(layer: TlsLayer, chunk: Buffer): void {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length > 0) {
      const size = sizeOfFrame(pending);
      if (size === undefined) {
        const rest = pending;
        pending = Buffer.alloc(0);
        if (isEncrypting) throw new RangeError('Bytes came in clear.');
        receivePlain(rest);
        return;
      }
      if (pending.length < size) return;
      const isPacket = pending[0] === PACKET.prelogin;
      layer.receive(pending.subarray(isPacket ? 8 : 0, size), { isPacket });
      pending = pending.subarray(size);
    }
  }

  socket.on('data', (chunk: Buffer) => {
    guardAgainstGarbage(() => (tls ? receiveEncrypted(tls, chunk) : receivePlain(chunk)));
  });
  socket.on('error', () => socket.destroy());
  socket.resume();

  return {
    packetSize: 4096,
    async send(body, { type = PACKET.response, isLast = true } = {}) {
      const bytes = Buffer.concat([...toPackets(type, body, { packetSize: this.packetSize, isLast })]);
      const target = isEncrypting && tls ? tls.clear : socket;
      await new Promise<void>((resolve) => {
        // An endless sender must yield to the event loop, which reports that the socket closed.
        if (socket.destroyed) return void setImmediate(resolve);
        socket.once('close', resolve);
        target.write(bytes, () => {
          socket.off('close', resolve);
          resolve();
        });
      });
    },
    sendRaw(bytes) {
      (isEncrypting && tls ? tls.clear : socket).write(bytes);
    },
    startTls(certificate) {
      tls = createTlsLayer(certificate, (bytes, done) => socket.write(bytes, () => done()));
      isEncrypting = true;
      tls.clear.on('data', (bytes: Buffer) => guardAgainstGarbage(() => receivePlain(bytes)));
      tls.clear.on('error', () => socket.destroy());
    },
    endTls() {
      isEncrypting = false;
    },
    close() {
      socket.destroySoon();
    },
  };
}
