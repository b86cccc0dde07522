import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FtpSrv } from 'ftp-srv';
import { findFreePort } from '../network/free-port.ts';

/** A running FTP server that serves one folder. */
export interface FtpServer {
  host: string;
  port: number;
  /** The root folder of its user. */
  directory: string;
  close(): Promise<void>;
}

/** Starts a server on a new temporary folder, with one user. */
export async function startFtpServer(account: { userName: string; password: string }): Promise<FtpServer> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-ftp-'));
  const host = '127.0.0.1';
  const port = await findFreePort();
  const server = new FtpSrv({ url: `ftp://${host}:${port}`, pasv_url: host, log: silentLog() });
  server.on('login', ({ username, password }, resolve, reject) => {
    if (username === account.userName && password === account.password) resolve({ root: directory });
    else reject(new Error('No.'));
  });
  await server.listen();
  return {
    host,
    port,
    directory,
    async close() {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** Silences the server's log, which would show the failures that tests expect. */
function silentLog(): object {
  const nothing = () => {};
  const log = {
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
  };
  return { ...log, child: silentLog };
}
