import { expect, it } from 'vitest';
import { readFileName } from './file-properties.ts';

it.each([
  ['daily/orders.csv', { fileType: 'delimited' }],
  ['orders.csv.gz', { fileType: 'delimited', compressionType: 'gzip' }],
  ['ORDERS.TSV', { fileType: 'delimited', columnDelimiter: '\\t' }],
  ['orders.psv', { fileType: 'delimited', columnDelimiter: '|' }],
  ['events.ndjson', { fileType: 'json' }],
  ['events.json.bz2', { fileType: 'json', compressionType: 'bzip2' }],
  ['sales.parquet', { fileType: 'parquet' }],
  ['all.csv.tar.gz', { fileType: 'delimited', compressionType: 'tarGzip' }],
  ['orders.csv.zip', { fileType: 'delimited', compressionType: 'zipDeflate' }],
  ['orders.gz', { compressionType: 'gzip' }],
  ['orders', {}],
  ['folder.csv/orders', {}],
])('derives from %s how to read it', (path, want) => {
  expect(readFileName(path)).toEqual(want);
});
