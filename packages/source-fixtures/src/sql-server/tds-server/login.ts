import { createByteReader } from './byte-reader.ts';

/** The content of a client's login message. */
export interface Login {
  tdsVersion: number;
  packetSize: number;
  hostName: string;
  userName: string;
  password: string;
  applicationName: string;
  serverName: string;
  database: string;
  /** The client requests Windows authentication. */
  isIntegrated: boolean;
  /** The client declares read-only intent, which a secondary replica accepts. */
  isReadOnly: boolean;
  /** An Entra access token, if the client sent one. */
  accessToken: string | undefined;
  /** The client asks where to get an Entra token; this server refuses such logins. */
  wantsTokenInstructions: boolean;
}

const INTEGRATED = 0x80;
const READ_ONLY_INTENT = 0x20;
const HAS_EXTENSION = 0x10;
const FEATURE = { federated: 2, end: 0xff } as const;
const LIBRARY = { securityToken: 1 } as const;

/** Reads a LOGIN7 message (MS-TDS 2.2.6.4). */
export function readLogin(body: Buffer): Login {
  const text = (at: number) => readSlot(body, at, 2).toString('utf16le');
  const flags3 = body.readUInt8(27);
  const federated = (flags3 & HAS_EXTENSION) === 0 ? undefined : readFederatedFeature(body);
  return {
    tdsVersion: body.readUInt32LE(4),
    packetSize: body.readUInt32LE(8),
    hostName: text(36),
    userName: text(40),
    password: revealPassword(readSlot(body, 44, 2)),
    applicationName: text(48),
    serverName: text(52),
    database: text(68),
    isIntegrated: (body.readUInt8(25) & INTEGRATED) !== 0,
    isReadOnly: (body.readUInt8(26) & READ_ONLY_INTENT) !== 0,
    accessToken: federated?.token,
    wantsTokenInstructions: federated !== undefined && federated.token === undefined,
  };
}

/** A password is only obfuscated on the wire: its bits are flipped and the nibbles of each byte swapped. */
function revealPassword(bytes: Buffer): string {
  const plain = bytes.map((byte) => {
    const flipped = byte ^ 0xa5;
    return ((flipped & 0x0f) << 4) | (flipped >> 4);
  });
  return Buffer.from(plain).toString('utf16le');
}

function readSlot(body: Buffer, at: number, unit: number): Buffer {
  const offset = body.readUInt16LE(at);
  const end = offset + body.readUInt16LE(at + 2) * unit;
  if (end > body.length) throw new RangeError('A login field lies outside of the message.');
  return body.subarray(offset, end);
}

function readFederatedFeature(body: Buffer): { token: string | undefined } | undefined {
  const reader = createByteReader(body.subarray(readSlot(body, 56, 1).readUInt32LE()));
  for (let feature = reader.uint8(); feature !== FEATURE.end; feature = reader.uint8()) {
    const data = createByteReader(reader.bytes(reader.uint32()));
    if (feature !== FEATURE.federated) continue;
    const isToken = data.uint8() >> 1 === LIBRARY.securityToken;
    return { token: isToken ? data.text(data.uint32() / 2) : undefined };
  }
  return undefined;
}
