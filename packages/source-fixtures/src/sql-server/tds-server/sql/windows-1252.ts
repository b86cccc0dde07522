const CHARACTERS = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
);

/**
 * Encodes a string in the code page of SQL Server's default collation. Like SQL Server, it writes `?` for characters
 * outside the code page.
 */
export function encodeWindows1252(text: string): Buffer {
  return Buffer.from(text.split('').map(encodeCharacter));
}

/** Decodes a string in that code page. */
export function decodeWindows1252(bytes: Buffer): string {
  return Array.from(bytes, (byte) => CHARACTERS[byte]).join('');
}

function encodeCharacter(character: string): number {
  const byte = CHARACTERS.indexOf(character);
  return byte === -1 ? 0x3f : byte;
}
