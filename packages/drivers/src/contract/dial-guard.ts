import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Where to open a socket to, and what stops it. */
export interface DialTarget {
  host: string;
  port: number;
  signal?: AbortSignal;
  /**
   * What of the certificate has to be right: that it is for this host, that a trusted authority issued it, or nothing, which
   * keeps out listeners only. @default 'host'
   */
  verify?: 'host' | 'authority' | 'nothing';
}

/**
 * The only way out. The address a name resolves to is judged at the moment of connecting, for every connection: a name
 * that changes its address between two look-ups gains nothing, nor does a redirect.
 */
export interface DialGuard {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  /**
   * The addresses of a host that may be dialed.
   * @throws DriverError `dial-refused` when there is none; the resolver's own error
   */
  resolve(host: string): Promise<readonly string[]>;
  /**
   * Opens a TCP connection.
   * @throws DriverError `dial-refused`; the socket's own error
   */
  connect(target: DialTarget): Promise<Socket>;
  /** Starts TLS on a connected socket and checks the certificate. Throws the socket's own error. */
  secure(socket: Socket, target: DialTarget): Promise<TLSSocket>;
  /** For libraries that open sockets themselves. Node asks it for names only, so give such a library no IP address. */
  readonly lookup: LookupFunction;
  /** For libraries that do TLS themselves: options of `tls.createSecureContext` with what is trusted beside the default. */
  readonly trust: Readonly<{ ca?: string[] }>;
  /** Closes the connections that the agents hold. */
  close(): void;
}
