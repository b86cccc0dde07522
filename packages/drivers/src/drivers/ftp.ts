import type { Driver, DriverContext, Listing, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { explainFtpError, FTP_FAILURES, ftpFailure } from '../ftp/ftp-failures.ts';
import { listFolder, openFtpSource } from '../ftp/ftp-files.ts';
import { type SessionOptions, useFtp } from '../ftp/ftp-session.ts';
import { type FtpTarget, readFtpTarget, toReachTarget } from '../ftp/ftp-target.ts';
import { fromWire } from '../ftp/wire-name.ts';
import { locateOnServer } from '../listings/file-server-path.ts';
import { readCursor, writeCursor } from '../listings/listing-cursor.ts';
import { createOperations, describeAndPreview, type Operation } from '../operations/create-operations.ts';
import type { ProbeAnswer } from '../operations/probe-stages.ts';

/** FTP: files in the folders of a server. The protocol sends everything unencrypted. */
export const driver: Driver = {
  kind: 'files',
  check: (context) => check(context, probe),
  list: (context, path, options) =>
    operate(context, path, (_session, operation) => listPath(path, operation, readCursor(path, options))),
  ...describeAndPreview(read),
};

/** A listing and each part of a file need their own session, which opens where it is used. */
const { check, operate } = createOperations<FtpTarget, SessionOptions>({
  readTarget: readFtpTarget,
  describeTarget: ({ userName }) => `user ${userName}`,
  toReachTarget,
  use: (_target, context, work) => work(context),
  explain: explainFtpError,
  failures: FTP_FAILURES,
});

async function probe(_session: SessionOptions, operation: Operation<FtpTarget>): Promise<ProbeAnswer> {
  const { entries, after } = await listPath('', operation);
  return {
    authenticate: 'password accepted; it was sent unencrypted',
    list: `entries seen: ${entries.length}${after === undefined ? '' : ', and more follow'}`,
  };
}

async function listPath(
  path: string,
  { target, context }: Operation<FtpTarget>,
  position?: string,
): Promise<Listing> {
  const { maxEntries } = context.limits;
  const { entries, next } = await useFtp(target, context, async (client) => {
    // A quotation mark in the name is doubled.
    const start = fromWire((await client.pwd()).replaceAll('""', '"'));
    return await listFolder(client, locate(path, start, target), { maxEntries, after: position });
  });
  return { entries, ...(next === undefined ? {} : { after: writeCursor(path, next) }) };
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async (session, { target }) => {
    const source = await openFtpSource(target, locate(path, '', target), session);
    const { signal } = session;
    return await readFileStructure(source, {
      name: path,
      properties,
      limits: context.limits,
      withRows,
      signal,
    });
  });
}

function locate(path: string, start: string, target: FtpTarget): string {
  // A line break would end the command and begin another one.
  if (/[\r\n]/.test(path)) throw ftpFailure('name-not-sendable', { target, path });
  return locateOnServer(path, { path: start, isOnly: false });
}
