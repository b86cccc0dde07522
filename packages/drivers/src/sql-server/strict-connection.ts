import { Connection } from 'tedious';

/** The packet sizes that a server may request (MS-TDS 2.2.6.4). */
const PACKET_SIZE = { smallest: 512, largest: 32_767 };

/**
 * A connection that rejects invalid packet sizes. The library trusts the server's size and splits its output into
 * packets of that size: with packets too small for any payload it would loop endlessly and block the process.
 */
export class StrictConnection extends Connection {
  // The first event of a new message stream.
  override sendPreLogin(): void {
    const { messageIo } = this;
    const packetSize = messageIo.packetSize.bind(messageIo);
    messageIo.packetSize = (...sizes) => {
      if (!sizes.every(isPacketSize)) throw new RangeError('The server requests an impossible packet size.');
      return packetSize(...sizes);
    };
    super.sendPreLogin();
  }
}

function isPacketSize(size: number): boolean {
  return size >= PACKET_SIZE.smallest && size <= PACKET_SIZE.largest;
}
