import { type Client, FTPError } from 'basic-ftp';

/** Lines are names with a few facts; a longer one is not part of a listing. */
const MAX_LINE = 64 * 1024;

/** Refusals of a connection for data that is not encrypted, whatever the command. @see RFC 4217 */
const ENCRYPTION_REQUIRED = new Set([521, 522, 534]);

/** What servers answer that have nothing to list. */
const NO_FILES = 450;

/** Gives each line of the listing of the working directory to a callback, one character for each byte. */
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

/** The answer and the end of the data arrive by connections of their own, in either order. */
async function transferLines(client: Client, command: string, onLine: (line: string) => void): Promise<void> {
  const data = client.ftp.dataSocket;
  if (data === undefined) throw new Error('There is no connection for data.');
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
      if (!lines.add(chunk)) task.reject(new Error('The listing has a line without end.'));
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
