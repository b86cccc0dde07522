import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { locateOnServer } from '../listings/file-server-path.ts';
import { readCursor, writeCursor } from '../listings/listing-cursor.ts';
import { createOperations, describeAndPreview, type Operation } from '../operations/create-operations.ts';
import type { ProbeAnswer } from '../operations/probe-stages.ts';
import { explainSftpError, sftpFailure } from '../sftp/explain-sftp-error.ts';
import { addressOf, describeHostKey } from '../sftp/host-key.ts';
import { SFTP_FAILURES } from '../sftp/sftp-failures.ts';
import { listFolder, openSftpSource } from '../sftp/sftp-files.ts';
import { type SftpSession, useSftp } from '../sftp/sftp-session.ts';
import { readSftpTarget, type SftpTarget, toReachTarget } from '../sftp/sftp-target.ts';

/** SFTP: files in the folders of an SSH server. */
export const driver: Driver = {
  kind: 'files',
  check: (context) => check(context, probe),
  list: (context, path, options) =>
    operate(context, path, async ({ sftp, start }) => {
      const { entries, next } = await listFolder(sftp, locateOnServer(path, start), {
        maxEntries: context.limits.maxEntries,
        after: readCursor(path, options),
      });
      return { entries, ...(next === undefined ? {} : { after: writeCursor(path, next) }) };
    }),
  hostKeyAddress: (auth) => addressOf(readSftpTarget(auth)),
  ...describeAndPreview(read),
};

const { check, operate } = createOperations<SftpTarget, SftpSession>({
  readTarget: readSftpTarget,
  describeTarget: ({ userName, credential }) => `user ${userName} by ${credential.kind}`,
  toReachTarget,
  use: useSftp,
  explain: (error, { target, path = '' }) => {
    const object = path || target.folderPath;
    return explainSftpError(error, { target, ...(object === undefined ? {} : { path: object }) });
  },
  failures: SFTP_FAILURES,
});

async function probe(
  { sftp, hostKey, start }: SftpSession,
  { target, context }: Operation<SftpTarget>,
): Promise<ProbeAnswer> {
  const { maxEntries } = context.limits;
  const folder = locateOnServer('', start);
  const { entries, next } = await listFolder(sftp, folder, { maxEntries, after: undefined });
  const more = next === undefined ? '' : ', and more follow';
  return {
    authenticate: `${target.credential.kind} accepted; ${describeHostKey(hostKey)}`,
    list: `entries seen in ${start.path}: ${entries.length}${more}`,
  };
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async ({ sftp, start }, { target, context: { limits, signal } }) => {
    const source = await openSftpSource(sftp, locateOnServer(path, start), target);
    if (source === undefined) throw sftpFailure('object-not-found', { target, path });
    return await readFileStructure(source, { name: path, properties, limits, withRows, signal });
  });
}
