import { type Client, FTPError } from 'basic-ftp';

/** Lines hold names with a few facts; a longer line is not part of a listing. */
const MAX_LINE = 64 * 1024;

/** Refusals of an unencrypted data connection, for any command. @see RFC 4217 */
const ENCRYPTION_REQUIRED = new Set([521, 522, 534]);

/** Answers of servers to a listing without entries. */
const NO_FILES = 450;

/** Calls back with each line of the working directory's listing, one character for each byte. */
export async function readListing(
  client: Client,
  onLine: (line: string, isMachineReadable: boolean) => void,
): Promise<void> {
  const commands = client.availableListCommands;
  for (const command of commands) {
    await client.prepareTransfer(client.ftp);
    try {
      await transferLines(client, command, (line) => onLine(line, command.startsWith('MLSD')));
      return;
    } catch (error) {
      const isRefusal = error instanceof FTPError;
      if (isRefusal && error.code === NO_FILES) return;
      const isAboutCommand = isRefusal && !ENCRYPTION_REQUIRED.has(error.code);
      if (!isAboutCommand || command === commands.at(-1)) throw error;
    }
  }
}

/** The reply and the end of the data arrive on separate connections, in either order. */
async function transferLines(client: Client, command: string, onLine: (line: string) => void): Promise<void> {
  const data = client.ftp.dataSocket;
  if (data === undefined) throw new Error('The data connection is missing.');
  const lines = createLineReader(onLine);
  let isAnswered = false;
  let isEnded = false;
  await client.ftp.handle(command, (response, task) => {
    if (response instanceof Error) return task.reject(response);
    const finish = () => {
      if (!isAnswered || !isEnded) return;
      lines.end();
      task.resolve(response);
    };
    if (response.code >= 200) {
      isAnswered = true;
      return finish();
    }
    data.on('data', (chunk: Buffer) => {
      if (!lines.add(chunk)) task.reject(new Error('A line of the listing has no end.'));
    });
    const end = () => {
      isEnded = true;
      finish();
    };
    if (data.closed) end();
    else data.once('close', end);
  });
}

function createLineReader(onLine: (line: string) => void): { add(chunk: Buffer): boolean; end(): void } {
  let rest = '';
  return {
    add(chunk) {
      const [first = '', ...others] = chunk.toString('latin1').split('\n');
      rest += first;
      for (const next of others) {
        onLine(rest.replace(/\r$/, ''));
        rest = next;
      }
      return rest.length <= MAX_LINE;
    },
    end() {
      if (rest !== '') onLine(rest.replace(/\r$/, ''));
    },
  };
}
