import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { FileProperties } from '../../contract/contract.ts';
import type { BytesSource } from '../file/bytes-source.ts';
import { readFile } from './read-file.ts';

const MIB = 1024 * 1024;
const CSV = 'id,city\n1,Köln\n2,Łódź\n';
const ROWS = [
  { id: '1', city: 'Köln' },
  { id: '2', city: 'Łódź' },
];

describe('encodings', () => {
  it('shows bytes that are not UTF-8 as U+FFFD, reports them, and reads the rest as UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\uFEFFid,city\n1,Köln\n2,Br'),
      Buffer.of(0xfc),
      Buffer.from('gge\n'),
    ]);
    const { rows, file, notices } = await read('x.csv', bytes);
    expect(rows).toEqual([
      { id: '1', city: 'Köln' },
      { id: '2', city: 'Br\uFFFDgge' },
    ]);
    expect(file?.encoding).toBe('UTF-8');
    expect(notices).toEqual([
      {
        code: 'invalid-bytes',
        message:
          'The byte 0xFC at byte offset 23 (line 3, column 5) is not valid UTF-8. It is shown as U+FFFD.',
        nextStep: expect.stringContaining('windows-1252'),
      },
    ]);
  });

  it('accepts bytes that encode U+FFFD itself', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id\n\uFFFD\n'),
      Buffer.of(0x80, 0x80),
      Buffer.from('\uFFFD\n'),
    ]);
    expect((await read('x.csv', Buffer.from('id\n\uFFFD\n'))).notices).toEqual([]);
    expect((await read('x.csv', bytes)).notices?.[0]?.message).toMatch(
      /^2 byte sequences are not valid UTF-8, the first 0x80 at byte offset 7 \(line 3, column 1\)/,
    );
  });

  it('uses another encoding only if it is requested', async () => {
    const bytes = Buffer.from('id,name\n1,Jürgen\n2,Zoë\n', 'latin1');
    const guessed = await read('x.csv', bytes);
    expect(guessed.file?.encoding).toBe('UTF-8');
    expect(guessed.notices).toMatchObject([{ code: 'invalid-bytes' }]);
    const named = await read('x.csv', bytes, { encoding: 'ISO-8859-1' });
    expect(named.rows?.map(({ name }) => name)).toEqual(['Jürgen', 'Zoë']);
    expect(named.notices).toEqual([]);
  });

  it.each([
    ['windows-1252', Buffer.of(0x80), '€'],
    ['ISO-8859-1', Buffer.of(0x80), '\u0080'],
    ['shift_jis', Buffer.of(0x93, 0xfa), '日'],
    ['utf8', Buffer.from('é'), 'é'],
  ])('reads %s if it is requested', async (encoding, bytes, value) => {
    const { rows } = await read('x.csv', Buffer.concat([Buffer.from('id\n'), bytes]), { encoding });
    expect(rows).toEqual([{ id: value }]);
  });

  it('refuses an unknown encoding', async () => {
    await expect(read('x.csv', Buffer.from(CSV), { encoding: 'EBCDIC' })).rejects.toMatchObject({
      code: 'encoding-unsupported',
    });
  });

  it.each([
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${CSV}`, 'utf16le').swap16()],
    ['UTF-16LE without a mark', Buffer.from(CSV, 'utf16le')],
    ['UTF-16BE without a mark', Buffer.from(CSV, 'utf16le').swap16()],
  ])('reads %s and reports it in a notice', async (name, bytes) => {
    const { rows, file, notices } = await read('x.csv', bytes);
    expect(rows).toEqual(ROWS);
    expect(name).toContain(file?.encoding);
    expect(notices).toMatchObject([{ code: 'encoding-not-ingested' }]);
  });

  it.each([
    ['UTF-32LE', Buffer.from('fffe000069000000', 'hex'), 'encoding-unsupported', 'UTF-32'],
    ['UTF-32BE', Buffer.from('0000feff00000069', 'hex'), 'encoding-unsupported', 'UTF-32'],
    [
      'UTF-32 without a mark',
      Buffer.from('690000006400000078000000', 'hex'),
      'encoding-unsupported',
      'UTF-32',
    ],
    ['a NUL', Buffer.from('id,n\n1,a\0b\n'), 'file-unreadable', 'NUL) at line 2, column 4'],
  ])('refuses %s by name', async (_name, bytes, code, cause) => {
    await expect(read('x.csv', bytes)).rejects.toMatchObject({ code, cause: expect.stringContaining(cause) });
  });

  it('does not report a character that the read limit splits', async () => {
    const bytes = Buffer.from(`id\n${'é\n'.repeat(50)}`);
    for (const maxBytes of [40, 41, 42]) {
      const { notices } = await read('x.csv', bytes, {}, maxBytes);
      expect(notices).toMatchObject([{ code: 'preview-ended-early' }]);
    }
  });
});

describe('compression', () => {
  it.each([
    ['plain text named .gz', 'x.csv.gz', Buffer.from(CSV), {}, []],
    [
      'plain text that is asked for as gzip',
      'x.csv',
      Buffer.from(CSV),
      { compressionType: 'gzip' },
      ['not-compressed'],
    ],
    [
      'several gzip members',
      'x.csv.gz',
      Buffer.concat([gzipSync('id,city\n1,Köln\n'), gzipSync('2,Łódź\n')]),
      {},
      [],
    ],
    ['zlib data', 'x.csv', deflateSync(CSV), {}, []],
    ['zlib data of a low level', 'x.csv', deflateSync(CSV, { level: 3 }), { compressionType: 'deflate' }, []],
    ['raw deflate data', 'x.csv', deflateRawSync(CSV), { compressionType: 'deflate' }, []],
  ])('reads %s', async (_name, name, bytes, properties, codes) => {
    const { rows, notices = [] } = await read(name, bytes, properties);
    expect(rows).toEqual(ROWS);
    expect(notices.map(({ code }) => code)).toEqual(codes);
  });

  it('shows the rows of truncated data and reports the truncation', async () => {
    const whole = gzipSync(
      `id,value\n${Array.from({ length: 90 }, (_, id) => `${id},${Math.sin(id)}\n`).join('')}`,
    );
    const { rows = [], notices } = await read('x.csv.gz', whole.subarray(0, whole.length - 300));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(90);
    expect(rows.at(-1)).toEqual({ id: `${rows.length - 1}`, value: `${Math.sin(rows.length - 1)}` });
    expect(notices).toMatchObject([{ code: 'compressed-data-truncated' }]);
  });

  const damaged = gzipSync(CSV);
  damaged.writeUInt32LE(0, damaged.length - 8);
  it.each([
    ['a wrong checksum', damaged, 'damaged'],
    ['no data', Buffer.from('1f8b0800', 'hex'), 'ends before the first row'],
    ['gzip inside gzip', gzipSync(gzipSync(CSV)), 'a gzip file inside a gzip file'],
    ['tar inside gzip', gzipSync(tarOf()), 'a tar archive inside gzip'],
  ])('refuses a file with %s and reports the cause', async (_name, bytes, cause) => {
    await expect(read('x.csv.gz', bytes)).rejects.toMatchObject({ cause: expect.stringContaining(cause) });
  });
});

describe('files of another kind', () => {
  const hex = (start: string) => Buffer.from(start.padEnd(80, '0'), 'hex');
  it.each([
    ['a ZIP archive', Buffer.concat([hex('504b0304'), Buffer.from('data.csv')])],
    ['an empty ZIP archive', hex('504b0506')],
    [
      'an Excel workbook',
      Buffer.concat([hex('504b0304'), Buffer.from('[Content_Types].xml … xl/workbook.xml')]),
    ],
    ['a Word document', Buffer.concat([hex('504b0304'), Buffer.from('word/document.xml')])],
    ['compressed with bzip2', hex('425a6839314159265359')],
    ['compressed with Zstandard', zstdCompressSync(CSV)],
    ['compressed with xz', hex('fd377a585a00')],
    ['compressed with LZ4', hex('04224d18')],
    ['compressed with Snappy', hex('ff060000734e61507059')],
    ['a 7-Zip archive', hex('377abcaf271c')],
    ['a tar archive', tarOf()],
    ['an ORC file', hex('4f524300080312')],
    ['an Avro file', hex('4f626a01')],
    ['a PDF document', Buffer.from('%PDF-1.7\n')],
    ['a PNG image', hex('89504e470d0a1a0a')],
    ['an SQLite database', Buffer.from('SQLite format 3\0')],
    ['an older Microsoft Office file', hex('d0cf11e0a1b11ae1')],
    ['XML', Buffer.from('\uFEFF<?xml version="1.0"?><r><a>1</a></r>')],
    ['XML', Buffer.from('\n <!-- export -->\n<orders>\n  <order id="1"/>\n</orders>')],
    ['XML', Buffer.from('<order id="1">text</order>')],
    ['an HTML page', Buffer.from('<!DOCTYPE html>\n<html><body>Sign in</body></html>')],
    ['an HTML page', Buffer.from('<HTML><HEAD></HEAD></HTML>')],
  ])('refuses %s by the name of its format, regardless of the file name', async (kind, bytes) => {
    for (const name of ['x.csv', 'x.json', 'x', 'x.csv.gz']) {
      await expect(read(name, bytes)).rejects.toMatchObject({
        cause: expect.stringContaining(`The file is ${kind}`),
        nextStep: expect.stringMatching(/\w/),
      });
    }
  });

  it.each([
    ['angle brackets', '<TICKER>,<DATE>\nACME,20240102\n', { '<TICKER>': 'ACME', '<DATE>': '20240102' }],
    ['the name of a format', 'ORC,BZh9\n1,2\n', { ORC: '1', BZh9: '2' }],
    ['a bracket', '[id],[n]\n1,2\n', { '[id]': '1', '[n]': '2' }],
  ])('reads a header with %s as delimited text', async (_name, text, row) => {
    expect((await read('x', Buffer.from(text), {})).rows).toEqual([row]);
  });

  it('reads Parquet named .csv as Parquet', async () => {
    const bytes = parquetWriteBuffer({ columnData: [{ name: 'n', data: [7, 8] }] });
    const { rows, file } = await read('x.csv', new Uint8Array(bytes));
    expect(rows).toEqual([{ n: 7 }, { n: 8 }]);
    expect(file?.fileType).toBe('parquet');
  });

  it('reads JSON named .csv as JSON with a notice, unless the type is requested', async () => {
    const bytes = Buffer.from('[{"a": 1}, {"a": 2}]');
    const byName = await read('x.csv', bytes);
    expect(byName).toMatchObject({ rows: [{ a: 1 }, { a: 2 }], notices: [{ code: 'type-by-content' }] });
    expect((await read('x.csv', bytes, { fileType: 'delimited' })).file?.fileType).toBe('delimited');
  });

  it.each(['x.csv', 'x.json'])('reports an empty %s as empty', async (name) => {
    expect(await read(name, Buffer.from(''))).toMatchObject({
      columns: [],
      rows: [],
      notices: [{ code: 'empty-file' }],
    });
  });
});

describe('large files', () => {
  it.each([
    ['CSV', 'x.csv', 'id,text\n', (id: number) => `${id},"some, text"\n`],
    ['JSON lines', 'x.ndjson', '', (id: number) => `{"id":${id},"text":"}"}\n`],
    ['a JSON array', 'x.json', '[', (id: number) => `{"id":${id},"text":"]"},\n`],
  ])('shows 100 rows of %s after reading less than 1 MiB', async (_name, name, start, line) => {
    const unit = Buffer.from(line(7));
    const source = repeat(Buffer.from(start), unit, 100 * MIB);
    const { rows, notices } = await readFile(source, {
      name,
      limits: { maxBytes: MIB, maxRows: 100 },
      withRows: true,
    });
    expect(rows).toHaveLength(100);
    expect(Number(rows?.[99]?.id)).toBe(7);
    expect(notices).toBeUndefined();
    expect(source.bytesRead()).toBeLessThan(MIB);
  });

  it('refuses an unclosed quote and reports its position', async () => {
    const source = repeat(Buffer.from('id,n\n1,"open'), Buffer.from(' and on\n'), 4 * MIB);
    const reading = readFile(source, {
      name: 'x.csv',
      limits: { maxBytes: MIB, maxRows: 5 },
      withRows: true,
    });
    await expect(reading).rejects.toMatchObject({
      code: 'read-limit-reached',
      cause: expect.stringContaining('The quote that opens at line 2 is not closed'),
    });
  });
});

/** A file of repeated bytes that is never held in memory as a whole. */
function repeat(start: Buffer, unit: Buffer, size: number): BytesSource & { bytesRead(): number } {
  let count = 0;
  return {
    size,
    bytesRead: () => count,
    async read(from, to) {
      count += to - from;
      const bytes = Buffer.concat([start, Buffer.alloc(Math.max(0, to - start.length), unit)]);
      return bytes.subarray(from, to);
    },
  };
}

function tarOf(): Buffer {
  const archive = Buffer.alloc(1024);
  archive.write('data.csv');
  archive.write('ustar', 257);
  return archive;
}

async function read(name: string, bytes: Uint8Array, properties: FileProperties = {}, maxBytes = MIB) {
  const source = {
    size: bytes.length,
    read: async (start: number, end: number) => bytes.subarray(start, end),
  };
  const limits = { maxBytes, maxRows: 100 };
  return { notices: [], ...(await readFile(source, { name, properties, limits, withRows: true })) };
}
