import { generate } from 'selfsigned';

/** A private certificate authority, as companies run, and a certificate that it issued for some hosts. */
export interface IssuedCertificate {
  authority: string;
  cert: string;
  key: string;
}

/** Creates an authority that no system trusts, and a certificate for the hosts. */
export async function issueCertificate(hosts: readonly string[]): Promise<IssuedCertificate> {
  const options = { keyType: 'ec', algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'Company Authority' }], {
    ...options,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const issued = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
    ...options,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value }) as const) },
    ],
  });
  return { authority: authority.cert, cert: issued.cert, key: issued.private };
}
