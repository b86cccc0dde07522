const CHARACTERS = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
);

/** Encodes text in the code page of SQL Server's default collation; what it has no letter for becomes `?`, as there. */
export function encodeWindows1252(text: string): Buffer {
  return Buffer.from(text.split('').map(encodeCharacter));
}

/** Decodes text of that code page. */
export function decodeWindows1252(bytes: Buffer): string {
  return Array.from(bytes, (byte) => CHARACTERS[byte]).join('');
}

function encodeCharacter(character: string): number {
  const byte = CHARACTERS.indexOf(character);
  return byte === -1 ? 0x3f : byte;
}
