import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { locateOnServer } from '../listings/file-server-path.ts';
import { readCursor, writeCursor } from '../listings/listing-cursor.ts';
import { runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { probeStages } from '../operations/probe-stages.ts';
import { reachStages } from '../operations/reach-stages.ts';
import { explainSftpError, sftpFailure } from '../sftp/explain-sftp-error.ts';
import { addressOf, describeHostKey } from '../sftp/host-key.ts';
import { SFTP_FAILURES } from '../sftp/sftp-failures.ts';
import { listFolder, openSftpSource } from '../sftp/sftp-files.ts';
import { type SftpSession, useSftp } from '../sftp/sftp-session.ts';
import { readSftpPlace, type SftpPlace, toReachTarget } from '../sftp/sftp-target.ts';

/** SFTP: files in the folders of an SSH server. */
export const driver: Driver = {
  kind: 'files',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const place = yield* stage('parse', () => {
        const read = readSftpPlace(context.auth);
        return { value: read, detail: `user ${read.userName} by ${read.credential.kind}` };
      });
      yield* reachStages(stage, context.guard, toReachTarget(place));
      yield* probeStages(stage, {
        ask: (signal) =>
          useSftp(place, { ...context, signal }, async ({ sftp, hostKey, start }) => {
            const folder = locateOnServer('', start);
            const { maxEntries } = context.limits;
            const { entries, next } = await listFolder(sftp, folder, { maxEntries, after: undefined });
            const more = next === undefined ? '' : ', and more follow';
            return {
              authenticate: `${place.credential.kind} accepted; ${describeHostKey(hostKey)}`,
              list: `entries seen in ${start.path}: ${entries.length}${more}`,
            };
          }),
        explain: (error) => explainSftpError(error, describePlace(place)),
        failures: SFTP_FAILURES,
      });
    }),
  list: (context, path, options) =>
    operate(context, path, async ({ sftp, start }) => {
      const { entries, next } = await listFolder(sftp, locateOnServer(path, start), {
        maxEntries: context.limits.maxEntries,
        after: readCursor(path, options),
      });
      return { entries, ...(next === undefined ? {} : { after: writeCursor(path, next) }) };
    }),
  hostKeyAddress: (auth) => addressOf(readSftpPlace(auth)),
  describe: (context, request) => read(context, request, { withRows: false }),
  preview: (context, request) => read(context, request, { withRows: true }),
};

function describePlace(place: SftpPlace): { place: SftpPlace; path?: string } {
  return place.folderPath === undefined ? { place } : { place, path: place.folderPath };
}

async function operate<T>(
  context: DriverContext,
  path: string,
  work: (session: SftpSession & { signal: AbortSignal }, place: SftpPlace) => Promise<T>,
): Promise<T> {
  const place = readSftpPlace(context.auth);
  return await startDeadline(context).run(async (signal) => {
    try {
      return await useSftp(place, { ...context, signal }, (session) => work({ ...session, signal }, place));
    } catch (error) {
      throw explainSftpError(error, { ...describePlace(place), ...(path === '' ? {} : { path }) });
    }
  });
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async ({ sftp, start, signal }, place) => {
    const source = await openSftpSource(sftp, locateOnServer(path, start), place);
    if (source === undefined) throw sftpFailure('object-not-found', { place, path });
    return await readFileStructure(source, {
      name: path,
      properties,
      limits: context.limits,
      withRows,
      signal,
    });
  });
}
