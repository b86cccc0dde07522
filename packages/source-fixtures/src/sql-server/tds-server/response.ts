import type { ServerMessage } from './server-errors.ts';
import { type ResultColumn, writeColumns, writeDone, writeMessage } from './tokens.ts';
import type { Wire } from './wire.ts';

/** Writer of a response: buffers output and sends each packet when it is full. */
export interface Response {
  write(token: Buffer): Promise<void>;
  columns(columns: readonly ResultColumn[]): Promise<void>;
  message(message: ServerMessage): Promise<void>;
  /** Ends the message. */
  end(done: Parameters<typeof writeDone>): Promise<void>;
  /** Sends the buffered bytes even if the packet is not full. */
  flush(): Promise<void>;
}

/** Creates an empty response. */
export function createResponse(wire: Wire, serverName: string): Response {
  let pending: Buffer[] = [];
  let size = 0;

  async function send(isLast: boolean): Promise<void> {
    const body = Buffer.concat(pending);
    pending = [];
    size = 0;
    await wire.send(body, { isLast });
  }

  const response: Response = {
    async write(token) {
      pending.push(token);
      size += token.length;
      if (size >= wire.packetSize) await send(false);
    },
    columns: (columns) => response.write(writeColumns(columns)),
    message: (message) => response.write(writeMessage(message, serverName)),
    async end(done) {
      pending.push(writeDone(...done));
      await send(true);
    },
    flush: () => send(false),
  };
  return response;
}
