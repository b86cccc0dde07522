import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeCertificate } from '../network/certificate.ts';
import { findFreePort } from '../network/free-port.ts';
import { findProgram } from '../programs/find-program.ts';
import type { Needs } from '../programs/needs-programs.ts';

/** A real FTP server from a Debian package. */
export type FtpDaemonName = 'pure-ftpd' | 'vsftpd' | 'proftpd';

/** An FTP server that runs in its own process. */
export interface FtpDaemon {
  host: string;
  port: number;
  /** The root folder of its users. */
  directory: string;
  close(): Promise<void>;
}

/** Settings of a daemon. */
interface DaemonSetup {
  folder: string;
  directory: string;
  port: number;
  /** Key and certificate in one PEM file. */
  pem: string;
  requiresTls: boolean;
}

const VARIABLES = {
  'pure-ftpd': 'HEADWATER_PURE_FTPD',
  vsftpd: 'HEADWATER_VSFTPD',
  proftpd: 'HEADWATER_PROFTPD',
};

/** User 65534 is `nobody`. Pure-FTPd maps its virtual users to this system user. */
const NOBODY = '65534';

/** `reader` with the password `right-password`, hashed by `openssl passwd -5`, for the user files of both servers. */
const USER = `reader:$5$abc$urmBvYORteeMwxJubxF78K5zOZZoL04d0O8TtR7n4j4:${NOBODY}:${NOBODY}::`;

/**
 * Test options for one server. The packages conflict, so at most one is installed; environment variables point to
 * unpacked ones.
 */
export function needsFtpDaemon(name: FtpDaemonName): Needs {
  const program = programOf(name);
  if (program === undefined) return skipped(`${name} is neither installed nor named by ${VARIABLES[name]}`);
  if (process.getuid?.() !== 0) return skipped(`${name} serves virtual users only when root starts it`);
  return { skip: false, meta: {} };
}

/** Test options for a server that requires TLS, which ProFTPD ships as a separate package. */
export function needsFtpDaemonWithTls(name: FtpDaemonName): Needs {
  const hasTls = name !== 'proftpd' || existsSync(join(modulesOf(programOf(name) ?? ''), 'mod_tls.so'));
  return hasTls ? needsFtpDaemon(name) : skipped('the module mod_tls of proftpd is not installed');
}

function skipped(skipReason: string): Needs {
  return { skip: true, meta: { skipReason } };
}

function modulesOf(program: string): string {
  return join(dirname(program), '../lib/proftpd');
}

function programOf(name: FtpDaemonName): string | undefined {
  return findProgram(name, VARIABLES[name]);
}

/** Starts a server on a free loopback port for `reader` with `right-password`, independent of system services. */
export async function startFtpDaemon(
  name: FtpDaemonName,
  { requiresTls = false }: { requiresTls?: boolean } = {},
): Promise<FtpDaemon> {
  const program = programOf(name) ?? name;
  const folder = await mkdtemp(join(tmpdir(), `headwater-${name}-`));
  const directory = join(folder, 'home');
  await mkdir(directory);
  await Promise.all([chmod(folder, 0o755), chmod(directory, 0o755)]);
  const { key, cert } = await makeCertificate();
  const pem = join(folder, 'tls.pem');
  await writeFile(pem, key + cert, { mode: 0o600 });
  const port = await findFreePort();
  const env = await withOwnLibraries(program);
  const args = await ARGUMENTS[name]({ folder, directory, port, pem, requiresTls }, program);
  const daemon = spawn(program, args, { stdio: 'ignore', env });
  const exited = once(daemon, 'exit');
  await waitUntilListening(port, daemon.exitCode === null ? exited : undefined);
  return {
    host: '127.0.0.1',
    port,
    directory,
    async close() {
      daemon.kill('SIGTERM');
      await Promise.race([exited, delay(2000)]);
      daemon.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const ARGUMENTS: Readonly<Record<FtpDaemonName, (setup: DaemonSetup, program: string) => Promise<string[]>>> =
  {
    async 'pure-ftpd'({ folder, directory, port, pem, requiresTls }, program) {
      const users = join(folder, 'users');
      const tool = findProgram('pure-pw') ?? join(dirname(program), '../bin/pure-pw');
      await writeFile(users, `${USER}${directory}/./::::::::::::\n`, { mode: 0o600 });
      execFileSync(tool, ['mkdb', `${users}.pdb`, '-f', users], { stdio: 'ignore' });
      const tls = requiresTls ? ['-Y', '2', '-2', pem] : [];
      return [
        '-S',
        `127.0.0.1,${port}`,
        '-l',
        `puredb:${users}.pdb`,
        '-E',
        '-H',
        '-A',
        '-u',
        '1000',
        '-g',
        join(folder, 'pid'),
        ...tls,
      ];
    },

    // This server authenticates system users only, so the tests log in as the anonymous user.
    async vsftpd({ folder, directory, port, pem, requiresTls }) {
      const empty = join(folder, 'empty');
      await mkdir(empty);
      const settings = {
        listen: 'YES',
        listen_address: '127.0.0.1',
        listen_port: port,
        background: 'NO',
        anonymous_enable: 'YES',
        local_enable: 'YES',
        anon_root: directory,
        secure_chroot_dir: empty,
        seccomp_sandbox: 'NO',
        pasv_enable: 'YES',
        ssl_enable: requiresTls ? 'YES' : 'NO',
        allow_anon_ssl: 'YES',
        force_local_logins_ssl: 'YES',
        force_anon_logins_ssl: 'NO',
        force_anon_data_ssl: requiresTls ? 'YES' : 'NO',
        rsa_cert_file: pem,
      };
      const file = join(folder, 'vsftpd.conf');
      await writeFile(
        file,
        Object.entries(settings)
          .map(([key, value]) => `${key}=${value}\n`)
          .join(''),
      );
      return [file];
    },

    async proftpd({ folder, directory, port, pem, requiresTls }, program) {
      const users = join(folder, 'users');
      await writeFile(users, `${USER}${directory}:/bin/sh\n`, { mode: 0o600 });
      const tls = [
        `ModulePath ${modulesOf(program)}`,
        'LoadModule mod_tls.c',
        'TLSEngine on',
        'TLSRequired on',
        `TLSRSACertificateFile ${pem}`,
        `TLSRSACertificateKeyFile ${pem}`,
        `TLSLog ${join(folder, 'tls.log')}`,
      ];
      const lines = [
        ...(requiresTls ? tls : []),
        'ServerType standalone',
        'DefaultAddress 127.0.0.1',
        'SocketBindTight on',
        `Port ${port}`,
        'UseIPv6 off',
        'User nobody',
        'Group nogroup',
        'AuthOrder mod_auth_file.c',
        `AuthUserFile ${users}`,
        'RequireValidShell off',
        'DefaultRoot ~',
        'WtmpLog off',
        'TransferLog none',
        `SystemLog ${join(folder, 'system.log')}`,
        `PidFile ${join(folder, 'pid')}`,
        `ScoreboardFile ${join(folder, 'scoreboard')}`,
      ];
      const file = join(folder, 'proftpd.conf');
      await writeFile(file, lines.map((line) => `${line}\n`).join(''));
      return ['-n', '-q', '-c', file];
    },
  };

/** Lets an unpacked program find the libraries that were unpacked with it. */
async function withOwnLibraries(program: string): Promise<NodeJS.ProcessEnv> {
  const lib = join(dirname(program), '../lib');
  if (!existsSync(lib)) return process.env;
  const folders = (await readdir(lib)).filter((name) => name.includes('-linux-'));
  const own = folders.map((name) => join(lib, name));
  return { ...process.env, LD_LIBRARY_PATH: [...own, process.env.LD_LIBRARY_PATH ?? ''].join(':') };
}

async function waitUntilListening(port: number, exited: Promise<unknown> | undefined): Promise<void> {
  let hasExited = exited === undefined;
  void exited?.then(() => {
    hasExited = true;
  });
  for (let attempt = 0; attempt < 200 && !hasExited; attempt++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await delay(25);
  }
  throw new Error('The FTP server did not start.');
}
