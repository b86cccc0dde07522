import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { PACKET, toPackets } from './packets.ts';

/** A certificate and its key, in PEM. */
export interface ServerCertificate {
  cert: string;
  key: string;
}

/** TLS as TDS does it: the handshake travels inside PRELOGIN packets, what follows is bare. */
export interface TlsLayer {
  /** Takes what came from the client, without the packet that it may have come in. */
  receive(bytes: Buffer, options: { isPacket: boolean }): void;
  /** What is written here reaches the client encrypted. */
  readonly clear: TLSSocket;
}

/** Starts as the server of a handshake; `send` puts bytes on the network. */
export function createTlsLayer(
  certificate: ServerCertificate,
  send: (bytes: Buffer, done: () => void) => void,
): TlsLayer {
  let isBare = false;
  let flight: Buffer[] = [];

  // A client counts on one message for each of its own, so what is written in one turn goes out together.
  function sendFlight(): void {
    const bytes = Buffer.concat(flight);
    flight = [];
    if (bytes.length > 0) {
      send(Buffer.concat([...toPackets(PACKET.prelogin, bytes, { packetSize: 4096 })]), () => undefined);
    }
  }

  const network = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      if (isBare) return send(chunk, done);
      if (flight.length === 0) setImmediate(sendFlight);
      flight.push(chunk);
      done();
    },
  });
  const clear = new TLSSocket(network, {
    isServer: true,
    // Later versions send tickets after the handshake, for which its packets have no place.
    secureContext: createSecureContext({ ...certificate, maxVersion: 'TLSv1.2' }),
  });
  return {
    receive(bytes, { isPacket }) {
      // The first to leave the packets is the client, when the handshake is over for it.
      if (!isPacket) isBare = true;
      network.push(bytes);
    },
    clear,
  };
}
