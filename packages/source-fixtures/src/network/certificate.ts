import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** A certificate and its key, as PEM strings. */
export interface TestCertificate {
  cert: string;
  key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Creates a self-signed certificate for 127.0.0.1 and localhost, or for other hosts.
 *
 * @param options `days` is the validity from now; a negative number makes an expired certificate
 */
export async function makeCertificate({
  host = ['localhost', '127.0.0.1'],
  days = 365,
}: {
  host?: string | readonly string[];
  days?: number;
} = {}): Promise<TestCertificate> {
  const hosts = [host].flat();
  const names = hosts.map((value) =>
    isIP(value) === 0 ? ({ type: 2, value } as const) : ({ type: 7, ip: value } as const),
  );
  const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 400 * DAY_MS),
    notAfterDate: new Date(Date.now() + days * DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames: names }],
  });
  return { cert, key };
}
