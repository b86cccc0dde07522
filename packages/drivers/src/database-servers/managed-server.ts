import { DriverError } from '../contract/driver-error.ts';

/** A database server that a cloud runs, so that its users cannot edit its files. */
export interface ManagedServer {
  name: string;
  /** Where to allow addresses. */
  networkAdvice: string;
  /** Where to download the authority that signs the server's certificates; undefined if every machine trusts it. */
  certificateBundle?: string;
}

const MANAGED: readonly (readonly [host: RegExp, server: ManagedServer])[] = [
  [
    /\.rds\.amazonaws\.com\.cn$/,
    {
      name: 'Amazon RDS or Aurora',
      networkAdvice: 'add an inbound rule for this address and port to the security group of the instance',
      certificateBundle: 'the certificate bundle for China that the documentation of RDS links to',
    },
  ],
  [
    /\.rds\.amazonaws\.com$/,
    {
      name: 'Amazon RDS or Aurora',
      networkAdvice: 'add an inbound rule for this address and port to the security group of the instance',
      certificateBundle: 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem',
    },
  ],
  [
    /\.(?:postgres|mysql|mariadb)\.database\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn)$/,
    {
      name: 'Azure Database',
      networkAdvice:
        'add a firewall rule for this address under "Networking" of the server in the Azure portal',
    },
  ],
  [
    /\.sql(?:-psa|-psc)?\.goog$/,
    {
      name: 'Cloud SQL',
      networkAdvice: 'add this address under Connections > Networking > Authorized networks of the instance',
      certificateBundle:
        'the server CA certificate under Connections > Security of the instance (gcloud sql instances describe shows it too)',
    },
  ],
  [
    /\.neon\.tech$/,
    {
      name: 'Neon',
      networkAdvice: 'add this address under Settings > Network Security (IP Allow) of the project',
    },
  ],
  [
    /\.supabase\.(?:com|co|net)$/,
    {
      name: 'Supabase',
      networkAdvice: 'add this address under Database > Settings > Network Restrictions of the project',
      certificateBundle: 'the SSL certificate under Database > Settings > SSL Configuration of the project',
    },
  ],
];

/** The cloud that runs a server, by the name of its host; undefined for any other host, which may also be managed. */
export function findManagedServer(host: string): ManagedServer | undefined {
  return MANAGED.find(([pattern]) => pattern.test(host.toLowerCase()))?.[1];
}

/**
 * Explains an untrusted certificate of a database server. Clouds sign these with their own authorities, which no
 * machine trusts by default.
 */
export function nameCertificateBundle(error: DriverError, host: string): DriverError {
  if (error.code !== 'tls-untrusted') return error;
  const { code, cause, fixableBy, reason } = error;
  const managed = findManagedServer(host);
  const bundle = managed?.certificateBundle;
  const nextStep =
    bundle === undefined
      ? 'Trust the authority: start the service with NODE_EXTRA_CA_CERTS set to a file with its certificate. Amazon RDS and Cloud SQL have authorities of their own, whose bundles they offer for download. If you expect no private authority there, send no secrets.'
      : `${managed?.name} signs with an authority of its own. Download ${bundle}, and start the service with NODE_EXTRA_CA_CERTS set to that file.`;
  return new DriverError(
    { code, cause, nextStep, fixableBy: bundle === undefined ? fixableBy : 'you' },
    reason,
  );
}
