import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { PACKET, toPackets } from './packets.ts';

/** A certificate and its key, in PEM. */
export interface ServerCertificate {
  cert: string;
  key: string;
}

/** TLS as TDS uses it: the handshake travels inside PRELOGIN packets, later records are sent without packets. */
export interface TlsLayer {
  /** Takes bytes from the client, without their packet header. */
  receive(bytes: Buffer, options: { isPacket: boolean }): void;
  /** Data written to this socket reaches the client encrypted. */
  readonly clear: TLSSocket;
}

/** Starts the server side of a handshake; `send` writes bytes to the network. */
export function createTlsLayer(
  certificate: ServerCertificate,
  send: (bytes: Buffer, done: () => void) => void,
): TlsLayer {
  let isBare = false;
  let flight: Buffer[] = [];

  // A client expects one message in reply to each of its own, so writes of one turn are sent together.
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
    // Later versions send tickets after the handshake, when PRELOGIN packets are no longer possible.
    secureContext: createSecureContext({ ...certificate, maxVersion: 'TLSv1.2' }),
  });
  return {
    receive(bytes, { isPacket }) {
      // The client stops using packets first, as soon as it considers the handshake complete.
      if (!isPacket) isBare = true;
      network.push(bytes);
    },
    clear,
  };
}
