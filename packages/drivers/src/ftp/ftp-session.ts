import type { Socket } from 'node:net';
import { Client, type FTPContext, FTPError, type FTPResponse } from 'basic-ftp';
import type { DialGuard } from '../contract/dial-guard.ts';
import { DriverError } from '../contract/driver-error.ts';
import { ftpFailure } from './ftp-failures.ts';
import type { FtpTarget } from './ftp-target.ts';
import { toWire } from './wire-name.ts';

/** Options of a session. */
export interface SessionOptions {
  guard: DialGuard;
  signal: AbortSignal;
}

/**
 * Signs in, calls `work`, and closes the session. The library opens no socket of its own, neither for commands nor
 * for data.
 */
export async function useFtp<T>(
  target: FtpTarget,
  { guard, signal }: SessionOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { host, port, userName, password } = target;
  const socket = await guard.connect({ host, port, signal });
  // The operation has its own time limit.
  const client = new Client(0, { allowSeparateTransferHost: false });
  // Names need not be UTF-8, so each byte is one character here.
  client.ftp.encoding = 'latin1';
  const stop = () => client.close();
  signal.addEventListener('abort', stop);
  try {
    client.ftp.socket = socket;
    client.prepareTransfer = (ftp) => openDataConnection(ftp, { target, guard, signal });
    await waitForGreeting(client.ftp);
    await client.login(toWire(userName), toWire(password));
    await client.useDefaultSettings();
    return await work(client);
  } finally {
    signal.removeEventListener('abort', stop);
    client.close();
  }
}

async function waitForGreeting(ftp: FTPContext): Promise<void> {
  await ftp.handle(undefined, (response, task) => {
    if (response instanceof Error) task.reject(response);
    else if (response.code >= 200 && response.code < 300) task.resolve(response);
    else task.reject(new FTPError(response));
  });
}

/**
 * Requests a port from the server and connects to it at the address of the command connection. A server that names
 * another address could redirect this service to a host of its choice.
 */
async function openDataConnection(
  ftp: FTPContext,
  { target, guard, signal }: SessionOptions & { target: FtpTarget },
): Promise<FTPResponse> {
  const { response, port } = await askForPort(ftp);
  const host = ftp.socket.remoteAddress;
  if (host === undefined)
    throw Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
  ftp.dataSocket = await guard.connect({ host, port, signal }).catch((error: unknown): Socket => {
    throw error instanceof DriverError ? error : ftpFailure('data-connection-failed', { target }, error);
  });
  return response;
}

async function askForPort(ftp: FTPContext): Promise<{ response: FTPResponse; port: number }> {
  const extended = await ftp.request('EPSV').catch((error: unknown) => {
    if (error instanceof FTPError) return undefined;
    throw error;
  });
  const response = extended ?? (await ftp.request('PASV'));
  const single = /([^\d\s])\1\1(\d+)\1/.exec(response.message)?.[2];
  const [, high, low] = /\d+,\d+,\d+,\d+,(\d+),(\d+)/.exec(response.message) ?? [];
  return { response, port: single === undefined ? Number(high) * 256 + Number(low) : Number(single) };
}
