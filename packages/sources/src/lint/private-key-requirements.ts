import type { KeyFormat } from '../connection-strings/private-key.ts';

/** The form in which a source takes its key. */
export interface KeyRequirements {
  /** Whether the BEGIN and END lines are included in the encoding; undefined if both are accepted. */
  markers: boolean | undefined;
  formats: readonly KeyFormat[];
  /** Formats that the source may or may not read. */
  doubtful: readonly KeyFormat[];
  /** Case of the finding with the command that converts a key to one of the formats. */
  convert: 'pkcs8' | 'pkcs8-plain' | 'sftp';
  takesEncrypted: boolean;
}

/** Keyed by the service in the specs. */
const REQUIREMENTS: Readonly<Record<string, KeyRequirements>> = {
  sftp: {
    markers: true,
    formats: ['openssh', 'pkcs1', 'dsa'],
    doubtful: ['pkcs8', 'pkcs8-encrypted', 'sec1'],
    convert: 'sftp',
    takesEncrypted: true,
  },
  snowflake: {
    markers: undefined,
    formats: ['pkcs8', 'pkcs8-encrypted'],
    doubtful: ['pkcs1', 'sec1'],
    convert: 'pkcs8',
    takesEncrypted: true,
  },
  'snowflake-aws': {
    markers: false,
    formats: ['pkcs8', 'pkcs8-encrypted'],
    doubtful: ['pkcs1', 'sec1'],
    convert: 'pkcs8-plain',
    takesEncrypted: false,
  },
  'snowflake-streaming': {
    markers: true,
    formats: ['pkcs8', 'pkcs8-encrypted'],
    doubtful: ['pkcs1', 'sec1'],
    convert: 'pkcs8',
    takesEncrypted: true,
  },
};
/** The names under which the formats are known. */
export const FORMAT_NAMES: Readonly<Record<KeyFormat, string>> = {
  openssh: 'OpenSSH',
  pkcs8: 'PKCS #8',
  'pkcs8-encrypted': 'PKCS #8, encrypted',
  pkcs1: 'PKCS #1 (BEGIN RSA PRIVATE KEY)',
  sec1: 'SEC 1 (BEGIN EC PRIVATE KEY)',
  dsa: 'BEGIN DSA PRIVATE KEY',
  putty: 'PuTTY',
  public: 'public key',
  certificate: 'certificate',
};

/** Returns the key requirements of a service; undefined if they are unknown. */
export function findKeyRequirements(service: string | undefined): KeyRequirements | undefined {
  return service !== undefined && Object.hasOwn(REQUIREMENTS, service) ? REQUIREMENTS[service] : undefined;
}
