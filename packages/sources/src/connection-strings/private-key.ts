import { decodeBase64, decodeBase64Text } from './base64.ts';
import { formatOfDer } from './private-key-der.ts';

/** The format of a key, or of a value that was mistaken for one. */
export type KeyFormat =
  | 'openssh'
  | 'pkcs8'
  | 'pkcs8-encrypted'
  | 'pkcs1'
  | 'sec1'
  | 'dsa'
  | 'putty'
  | 'public'
  | 'certificate';

/** Damage to a PEM document in transit: it lost its end or its line breaks, or its content changed. */
export type PemDamage = 'no-end' | 'no-lines' | 'escaped-lines' | 'body';

/** A private key as users paste it. */
export interface PrivateKey {
  /**
   * How often the key is wrapped in base64, in addition to the base64 of PEM; undefined if the value is not a key.
   */
  wrapping: 'none' | 'base64' | 'base64-twice' | undefined;
  /** Undefined if unknown. */
  format: KeyFormat | undefined;
  /** The key between its BEGIN and END lines, for clients that require a file; undefined if the lines are missing. */
  pem: string | undefined;
  damage: PemDamage | undefined;
  /** Whether a passphrase is required; undefined if unknown. */
  isEncrypted: boolean | undefined;
}

const FORMAT_BY_LABEL: ReadonlyMap<string, KeyFormat> = new Map([
  ['OPENSSH PRIVATE KEY', 'openssh'],
  ['PRIVATE KEY', 'pkcs8'],
  ['ENCRYPTED PRIVATE KEY', 'pkcs8-encrypted'],
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['EC PRIVATE KEY', 'sec1'],
  ['DSA PRIVATE KEY', 'dsa'],
  ['PUBLIC KEY', 'public'],
  ['RSA PUBLIC KEY', 'public'],
  ['SSH2 PUBLIC KEY', 'public'],
  ['CERTIFICATE', 'certificate'],
  ['CERTIFICATE REQUEST', 'certificate'],
]);
const DOCUMENT = /^\s*(?:-{4,5} ?BEGIN |PuTTY-User-Key-File-|(?:ssh-|ecdsa-sha2-|sk-)[\w@.-]+ AAAA)/;
const PEM = /-{4,5} ?BEGIN ([A-Z0-9 ]+?) ?-{4,5}([\s\S]*?)(?:-{4,5} ?END \1 ?-{4,5}|$)/;
const NO_KEY: PrivateKey = {
  wrapping: undefined,
  format: undefined,
  pem: undefined,
  damage: undefined,
  isEncrypted: undefined,
};

/**
 * Reads a private key: PEM, OpenSSH, or PuTTY, either plain or in base64, or the base64 between the BEGIN and END
 * lines. Never throws.
 */
export function readPrivateKey(text: string): PrivateKey {
  if (DOCUMENT.test(text)) return { ...readDocument(text), wrapping: 'none' };
  const decoded = decodeBase64Text(text);
  if (decoded !== undefined && DOCUMENT.test(decoded))
    return { ...readDocument(decoded), wrapping: 'base64' };
  const twice = decodeBase64Text(decoded ?? '');
  if (twice !== undefined && DOCUMENT.test(twice))
    return { ...readDocument(twice), wrapping: 'base64-twice' };
  return readBareBody(decodeBase64(text));
}

function readDocument(document: string): PrivateKey {
  if (/^\s*PuTTY/.test(document)) {
    return { ...NO_KEY, format: 'putty', isEncrypted: !/^Encryption: none\s*$/m.test(document) };
  }
  const [whole = '', label = '', body = ''] = PEM.exec(document) ?? [];
  if (whole === '') return { ...NO_KEY, format: 'public' };
  const format = FORMAT_BY_LABEL.get(label);
  const content = decodeBase64(body.replaceAll(/^[\w-]+:.*(?:\r?\n[ \t].*)*$/gm, ''));
  return {
    wrapping: undefined,
    format,
    pem: document,
    damage: findDamage(whole, body, content),
    isEncrypted: isBodyEncrypted(format, body, content),
  };
}

function findDamage(whole: string, body: string, content: Uint8Array | undefined): PemDamage | undefined {
  if (body.includes('\\n')) return 'escaped-lines';
  if (!/END [A-Z0-9 ]+-+$/.test(whole)) return 'no-end';
  if (!/^[ \t]*\r?\n/.test(body)) return 'no-lines';
  return content === undefined ? 'body' : undefined;
}

function isBodyEncrypted(
  format: KeyFormat | undefined,
  body: string,
  content: Uint8Array | undefined,
): boolean | undefined {
  if (format === 'pkcs8-encrypted' || /^Proc-Type:.*ENCRYPTED/m.test(body)) return true;
  if (format !== 'openssh') return format === undefined ? undefined : false;
  return content && isOpensshEncrypted(content);
}

const OPENSSH_MAGIC = 'openssh-key-v1\0';

/** @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
function isOpensshEncrypted(content: Uint8Array): boolean | undefined {
  const start = OPENSSH_MAGIC.length;
  const head = String.fromCharCode(...content.slice(0, start + 8));
  if (!head.startsWith(OPENSSH_MAGIC)) return undefined;
  return !head.endsWith('\0\0\0\u0004none');
}

function readBareBody(content: Uint8Array | undefined): PrivateKey {
  if (content === undefined) return NO_KEY;
  const isEncrypted = isOpensshEncrypted(content);
  if (isEncrypted !== undefined) return { ...NO_KEY, wrapping: 'base64', format: 'openssh', isEncrypted };
  const format = formatOfDer(content);
  if (format === undefined) return NO_KEY;
  return {
    ...NO_KEY,
    wrapping: 'base64',
    format: format === 'other' ? undefined : format,
    isEncrypted: format === 'other' ? undefined : format === 'pkcs8-encrypted',
  };
}
