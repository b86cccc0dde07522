/** The kind of a file, by its first bytes. */
export interface FileSignature {
  /** Completes "The file is ...", for example "a ZIP archive". */
  name: string;
  nextStep: string;
}

const RECOMPRESS = 'Unpack it, then upload the file as it is or compressed with gzip.';
const EXPORT = 'Export the data as CSV, JSON or Parquet.';
const TAR = 'Unpack it, and preview one of the files that it holds.';

type Row = readonly [hex: string, name: string, nextStep: string];

/** First bytes in hexadecimal. Of two with the same start, the longer comes first. */
const SIGNATURES: readonly Row[] = [
  ['504b0506', 'an empty ZIP archive', 'Upload the file that the archive was meant to hold.'],
  ['504b0304', 'a ZIP archive', RECOMPRESS],
  ['504b0708', 'a part of a ZIP archive that spans several files', RECOMPRESS],
  ['28b52ffd', 'compressed with Zstandard (zstd)', RECOMPRESS],
  ['fd377a585a00', 'compressed with xz', RECOMPRESS],
  ['5d0000', 'compressed with LZMA', RECOMPRESS],
  ['04224d18', 'compressed with LZ4', RECOMPRESS],
  ['02214c18', 'compressed with LZ4 (legacy frame)', RECOMPRESS],
  ['ff060000734e61507059', 'compressed with Snappy', RECOMPRESS],
  ['377abcaf271c', 'a 7-Zip archive', RECOMPRESS],
  ['526172211a07', 'a RAR archive', RECOMPRESS],
  ['1f9d', 'compressed with compress (.Z)', RECOMPRESS],
  ['894c5a4f000d0a1a0a', 'compressed with lzop', RECOMPRESS],
  ['4f626a01', 'an Avro file', EXPORT],
  ['4152524f5731', 'an Arrow (Feather) file', EXPORT],
  ['46454131', 'a Feather file', EXPORT],
  ['894844460d0a1a0a', 'an HDF5 file', EXPORT],
  ['53514c69746520666f726d6174203300', 'an SQLite database', EXPORT],
  ['d0cf11e0a1b11ae1', 'an older Microsoft Office file, such as .xls', EXPORT],
  ['255044462d', 'a PDF document', EXPORT],
  ['7b5c727466', 'an RTF document', EXPORT],
  ['89504e470d0a1a0a', 'a PNG image', EXPORT],
  ['ffd8ff', 'a JPEG image', EXPORT],
  ['474946383761', 'a GIF image', EXPORT],
  ['474946383961', 'a GIF image', EXPORT],
  ['49492a00', 'a TIFF image', EXPORT],
  ['4d4d002a', 'a TIFF image', EXPORT],
  ['7f454c46', 'a program', EXPORT],
  ['50415245', 'an encrypted Parquet file', 'Write it again without encryption.'],
  ['50415231', 'a Parquet file', 'Name the file type parquet.'],
];

const BZIP2_BLOCKS = ['314159265359', '177245385090'];

/** Returns the kind of a file that is neither text nor gzip; undefined for those and for unknown kinds. */
export function findSignature(bytes: Uint8Array): FileSignature | undefined {
  const head = Buffer.from(bytes.subarray(0, 512));
  const hex = head.toString('hex', 0, 32);
  if (isBzip2(hex)) return { name: 'compressed with bzip2', nextStep: RECOMPRESS };
  if (isOrc(head)) return { name: 'an ORC file', nextStep: EXPORT };
  if (head.toString('latin1', 257, 262) === 'ustar') return { name: 'a tar archive', nextStep: TAR };
  // Zstandard also starts with skippable frames, numbered 0 to 15.
  if (/^5.2a4d18/.test(hex)) return { name: 'compressed with Zstandard (zstd)', nextStep: RECOMPRESS };
  const [start, name, nextStep] = SIGNATURES.find(([prefix]) => hex.startsWith(prefix)) ?? [];
  if (name === undefined || nextStep === undefined) return undefined;
  return start === '504b0304' ? describeZip(bytes) : { name, nextStep };
}

function isBzip2(hex: string): boolean {
  return /^425a683[1-9]/.test(hex) && BZIP2_BLOCKS.includes(hex.slice(8, 20));
}

/**
 * A header of delimited text may also start with these three letters, but no control characters follow them in text.
 */
function isOrc(head: Buffer): boolean {
  return head.toString('latin1', 0, 3) === 'ORC' && head.subarray(3).some((byte) => byte < 9);
}

/** Office files are ZIP archives with known entries. */
function describeZip(bytes: Uint8Array): FileSignature {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.includes('xl/workbook')) return { name: 'an Excel workbook (.xlsx)', nextStep: EXPORT };
  if (text.includes('word/document')) return { name: 'a Word document (.docx)', nextStep: EXPORT };
  if (text.includes('ppt/presentation')) return { name: 'a PowerPoint file (.pptx)', nextStep: EXPORT };
  if (text.includes('[Content_Types].xml')) return { name: 'a Microsoft Office file', nextStep: EXPORT };
  if (text.includes('application/vnd.oasis')) return { name: 'an OpenDocument file', nextStep: EXPORT };
  return { name: 'a ZIP archive', nextStep: RECOMPRESS };
}
