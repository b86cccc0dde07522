import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { explainFtpError, FTP_FAILURES, ftpFailure } from '../ftp/ftp-failures.ts';
import { listFolder, openFtpSource } from '../ftp/ftp-files.ts';
import { type SessionOptions, useFtp } from '../ftp/ftp-session.ts';
import { type FtpPlace, readFtpPlace, toReachTarget } from '../ftp/ftp-target.ts';
import { fromWire } from '../ftp/wire-name.ts';
import { locateOnServer } from '../listings/file-server-path.ts';
import { readCursor, writeCursor } from '../listings/listing-cursor.ts';
import { runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { probeStages } from '../operations/probe-stages.ts';
import { reachStages } from '../operations/reach-stages.ts';

/** FTP: files in the folders of a server. The protocol sends everything unencrypted. */
export const driver: Driver = {
  kind: 'files',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const place = yield* stage('parse', () => {
        const read = readFtpPlace(context.auth);
        return { value: read, detail: `user ${read.userName}` };
      });
      yield* reachStages(stage, context.guard, toReachTarget(place));
      yield* probeStages(stage, {
        ask: async (signal) => ({
          authenticate: 'password accepted; it was sent unencrypted',
          list: await probe(context, { place, guard: context.guard, signal }),
        }),
        explain: (error) => explainFtpError(error, { place }),
        failures: FTP_FAILURES,
      });
    }),
  list: (context, path, options) =>
    operate(context, path, async (session) => {
      const { entries, next } = await listPath(path, session, {
        maxEntries: context.limits.maxEntries,
        after: readCursor(path, options),
      });
      return { entries, ...(next === undefined ? {} : { after: writeCursor(path, next) }) };
    }),
  describe: (context, request) => read(context, request, { withRows: false }),
  preview: (context, request) => read(context, request, { withRows: true }),
};

type Session = SessionOptions & { place: FtpPlace };

async function operate<T>(
  context: DriverContext,
  path: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const place = readFtpPlace(context.auth);
  return await startDeadline(context).run(async (signal) => {
    try {
      return await work({ place, guard: context.guard, signal });
    } catch (error) {
      throw explainFtpError(error, { place, path });
    }
  });
}

async function probe({ limits: { maxEntries } }: DriverContext, session: Session): Promise<string> {
  const { entries, next } = await listPath('', session, { maxEntries, after: undefined });
  return `entries seen: ${entries.length}${next === undefined ? '' : ', and more follow'}`;
}

async function listPath(
  path: string,
  { place, ...options }: Session,
  bounds: { maxEntries: number; after: string | undefined },
) {
  return await useFtp(place, options, async (client) => {
    // A quotation mark in the name comes twice.
    const start = fromWire((await client.pwd()).replaceAll('""', '"'));
    return await listFolder(client, locate(path, start, place), bounds);
  });
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async ({ place, ...options }) => {
    const source = await openFtpSource(place, locate(path, '', place), options);
    return await readFileStructure(source, {
      name: path,
      properties,
      limits: context.limits,
      withRows,
      signal: options.signal,
    });
  });
}

function locate(path: string, start: string, place: FtpPlace): string {
  // A line break would end the command and begin another one.
  if (/[\r\n]/.test(path)) throw ftpFailure('name-not-sendable', { place, path });
  return locateOnServer(path, { path: start, isOnly: false });
}
