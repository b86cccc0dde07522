import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { once } from 'node:events';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction, connect as openSocket, Socket } from 'node:net';
import { getCACertificates, connect as startTls } from 'node:tls';
import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { DriverError } from '../contract/driver-error.ts';
import { createAddressClassifier } from './classify-address.ts';

/** Options of a dial guard. */
export interface DialGuardOptions {
  /** Whether loopback and private networks may be dialed. Link-local and metadata addresses are never dialed. */
  allowPrivate: boolean;
  /** Certificates (PEM) to trust in addition to the default ones, for example a company's own authority. */
  extraCertificates?: readonly string[];
  /** Resolves a name to all its addresses. @default dns.lookup */
  lookup?: (
    hostname: string,
    options: { all: true; family: number | 'IPv4' | 'IPv6' },
    callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => void;
}

const DIAL_REFUSED = 'dial-refused';

const LENIENCE = {
  host: {},
  authority: { checkServerIdentity: () => undefined },
  nothing: { rejectUnauthorized: false },
} as const;

/** Creates a guard. Its agents keep connections open between requests until `close`. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function createDialGuard({
  allowPrivate,
  extraCertificates = [],
  lookup: lookupAll = systemLookup,
}: DialGuardOptions): DialGuard {
  const classify = createAddressClassifier();
  const trust = extraCertificates.length === 0 ? {} : { ca: [...getCACertificates(), ...extraCertificates] };

  function isAllowed(address: string): boolean {
    const reach = classify(address);
    return reach === 'public' || (allowPrivate && reach === 'private');
  }

  // Node resolves names only; a literal IP address never reaches `lookup`.
  function findRefusal(host: string): DriverError | undefined {
    return isIP(host) !== 0 && !isAllowed(host) ? dialRefused(host, [host]) : undefined;
  }

  const lookup: LookupFunction = (hostname, { all, family = 0 }, callback) => {
    lookupAll(hostname, { family, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const allowed = found.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (first === undefined)
        callback(
          dialRefused(
            hostname,
            found.map(({ address }) => address),
          ),
          [],
        );
      else if (all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };

  function guardAgent<A extends HttpAgent>(agent: A): A {
    const createConnection = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
      const host = (options.host ?? 'localhost').replace(/^\[(.*)\]$/, '$1');
      const refusal = findRefusal(host);
      if (refusal === undefined) return createConnection({ ...options, host }, callback);
      process.nextTick(() => callback?.(refusal, new Socket()));
      return undefined;
    };
    return agent;
  }

  const httpAgent = guardAgent(new HttpAgent({ keepAlive: true, lookup }));
  const httpsAgent = guardAgent(new HttpsAgent({ keepAlive: true, lookup, ...trust }));

  return {
    httpAgent,
    httpsAgent,
    lookup,
    trust,
    resolve(host) {
      return new Promise((resolve, reject) => {
        lookup(host, { all: true }, (error, found) => {
          if (error) reject(error);
          else resolve([found].flat().map((entry) => (typeof entry === 'string' ? entry : entry.address)));
        });
      });
    },
    async connect({ host, port, signal }) {
      const refusal = findRefusal(host);
      if (refusal) throw refusal;
      return await ready(openSocket({ host, port, lookup }), 'connect', signal);
    },
    async secure(socket, { host, signal, verify = 'host' }) {
      const servername = isIP(host) === 0 ? { servername: host } : {};
      const options = { socket, host, ...servername, ...trust, ...LENIENCE[verify] };
      return await ready(startTls(options), 'secureConnect', signal);
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

async function ready<S extends Socket>(socket: S, event: string, signal?: AbortSignal): Promise<S> {
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  // An error on an unused socket must not end the process. Users of the socket add their own listener.
  socket.on('error', () => socket.destroy());
  return socket;
}

/** Restores a refusal that a library rewrapped as its own error. Returns other errors unchanged. */
export function restoreRefusal(error: unknown): unknown {
  const isRefusal = error instanceof Error && 'code' in error && error.code === DIAL_REFUSED;
  return isRefusal && !(error instanceof DriverError)
    ? new DriverError({ ...describeSourceFailure('dial-refused', { address: '' }), cause: error.message })
    : error;
}

function dialRefused(host: string, addresses: readonly string[]): DriverError {
  const address = host === addresses[0] ? host : `${host} (${addresses.join(', ') || 'no address'})`;
  return new DriverError(describeSourceFailure('dial-refused', { address }));
}
