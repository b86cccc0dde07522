import type { KeyFormat } from '../connection-strings/private-key.ts';

/** How a source wants its key. */
export interface KeyWish {
  /** Whether the BEGIN and END lines are encoded too; undefined when either way is taken. */
  markers: boolean | undefined;
  formats: readonly KeyFormat[];
  /** Formats of which it is not known whether they are read. */
  doubtful: readonly KeyFormat[];
  /** How to turn a key into one of the formats, as a case of the finding. */
  convert: 'pkcs8' | 'pkcs8-plain' | 'sftp';
  takesEncrypted: boolean;
}

/** By the service of the specs. */
const WISHES: Readonly<Record<string, KeyWish>> = {
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
/** As people know them. */
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

/** What the source with a service wants; undefined when that is not known. */
export function findKeyWish(service: string | undefined): KeyWish | undefined {
  return service !== undefined && Object.hasOwn(WISHES, service) ? WISHES[service] : undefined;
}
