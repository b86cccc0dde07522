import { createByteWriter } from './byte-writer.ts';

/** Values of the ENCRYPTION option (MS-TDS 2.2.6.5). */
const ENCRYPTION = { off: 0, on: 1, notSupported: 2, required: 3 } as const;

/** The encryption mode of a server: unsupported, available or required. */
export type ServerEncryption = 'unsupported' | 'available' | 'required';

/** The scope of encryption after PRELOGIN; `refused` if client and server cannot agree. */
export type EncryptedPart = 'nothing' | 'login' | 'everything' | 'refused';

/** The options that a client sends before it logs in. */
export interface Prelogin {
  encryption: number;
  hasFederatedLogin: boolean;
}

const OPTION = {
  version: 0,
  encryption: 1,
  instance: 2,
  threadId: 3,
  mars: 4,
  federated: 6,
  end: 0xff,
} as const;
const SERVER_VERSION = Buffer.from([16, 0, 0x10, 0x00, 0, 0]);

/** Reads the options of a PRELOGIN message. */
export function readPrelogin(body: Buffer): Prelogin {
  const options = new Map<number, Buffer>();
  for (let at = 0; body.readUInt8(at) !== OPTION.end; at += 5) {
    const offset = body.readUInt16BE(at + 1);
    options.set(body.readUInt8(at), body.subarray(offset, offset + body.readUInt16BE(at + 3)));
  }
  return {
    encryption: options.get(OPTION.encryption)?.[0] ?? ENCRYPTION.notSupported,
    hasFederatedLogin: options.has(OPTION.federated),
  };
}

/** Negotiates the client's request and the server's mode, and returns the byte for the response. */
export function agreeOnEncryption(
  client: number,
  server: ServerEncryption,
): { answer: number; encrypted: EncryptedPart } {
  const wantsAll = client === ENCRYPTION.on || client === ENCRYPTION.required;
  if (server === 'unsupported') {
    return { answer: ENCRYPTION.notSupported, encrypted: wantsAll ? 'refused' : 'nothing' };
  }
  if (wantsAll) return { answer: ENCRYPTION.on, encrypted: 'everything' };
  if (server === 'required') {
    const isAble = client === ENCRYPTION.off;
    return { answer: ENCRYPTION.required, encrypted: isAble ? 'everything' : 'refused' };
  }
  return client === ENCRYPTION.off
    ? { answer: ENCRYPTION.off, encrypted: 'login' }
    : { answer: ENCRYPTION.notSupported, encrypted: 'nothing' };
}

/** Writes the server's PRELOGIN response. MARS is always refused. */
export function writePrelogin(answer: { encryption: number; hasFederatedLogin: boolean }): Buffer {
  const options: [number, Buffer][] = [
    [OPTION.version, SERVER_VERSION],
    [OPTION.encryption, Buffer.from([answer.encryption])],
    [OPTION.instance, Buffer.from([0])],
    [OPTION.threadId, Buffer.alloc(0)],
    [OPTION.mars, Buffer.from([0])],
  ];
  if (answer.hasFederatedLogin) options.push([OPTION.federated, Buffer.from([1])]);
  const head = createByteWriter();
  let offset = options.length * 5 + 1;
  for (const [token, data] of options) {
    head.uint8(token).uint16BE(offset).uint16BE(data.length);
    offset += data.length;
  }
  head.uint8(OPTION.end);
  return Buffer.concat([head.toBuffer(), ...options.map(([, data]) => data)]);
}
