import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The address to connect to, and the signal that cancels the attempt. */
export interface DialTarget {
  host: string;
  port: number;
  signal?: AbortSignal;
  /**
   * How strictly to verify the certificate: `host` requires a trusted certificate for this host, `authority` a
   * trusted certificate for any host, and `nothing` accepts every certificate, so that TLS protects from
   * eavesdroppers only. @default 'host'
   */
  verify?: 'host' | 'authority' | 'nothing';
}

/**
 * Opens every connection to a source. The guard checks the resolved address of each connection when it connects, so
 * neither a DNS name that changes between two lookups nor a redirect gets around it.
 */
export interface DialGuard {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  /**
   * The addresses of a host that may be dialed.
   * @throws DriverError `dial-refused` if none may be dialed; the resolver's own error
   */
  resolve(host: string): Promise<readonly string[]>;
  /**
   * Opens a TCP connection.
   * @throws DriverError `dial-refused`; the socket's own error
   */
  connect(target: DialTarget): Promise<Socket>;
  /** Starts TLS on a connected socket and checks the certificate. Throws the socket's own error. */
  secure(socket: Socket, target: DialTarget): Promise<TLSSocket>;
  /**
   * For libraries that open sockets themselves. Node calls it for names only, so do not give such a library an IP
   * address.
   */
  readonly lookup: LookupFunction;
  /**
   * For libraries that handle TLS themselves: options of `tls.createSecureContext` with the additional trusted
   * certificates.
   */
  readonly trust: Readonly<{ ca?: string[] }>;
  /** Closes the agents' connections. */
  close(): void;
}
