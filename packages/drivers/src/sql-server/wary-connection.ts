import { Connection } from 'tedious';

/** What a server may ask for (MS-TDS 2.2.6.4). */
const PACKET_SIZE = { smallest: 512, largest: 32_767 };

/**
 * A connection that refuses packet sizes which are none. The library believes whatever a server says, and cuts what it sends into
 * packets of that size: into packets without room for anything it would cut for ever, and hold up the whole process.
 */
export class WaryConnection extends Connection {
  // The first thing that happens to a new stream of messages.
  override sendPreLogin(): void {
    const { messageIo } = this;
    const packetSize = messageIo.packetSize.bind(messageIo);
    messageIo.packetSize = (...sizes) => {
      if (!sizes.every(isPacketSize)) throw new RangeError('The server asks for an impossible packet size.');
      return packetSize(...sizes);
    };
    super.sendPreLogin();
  }
}

function isPacketSize(size: number): boolean {
  return size >= PACKET_SIZE.smallest && size <= PACKET_SIZE.largest;
}
