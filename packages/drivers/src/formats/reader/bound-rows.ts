import type { Notice } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeFileFailure } from '../file/describe-file-failure.ts';
import type { Rows } from './reader-messages.ts';

/**
 * Limit in JSON characters for the rows of one preview: the service writes them in one step, which blocks other
 * requests.
 */
const MAX_CHARACTERS = 8 * 1024 * 1024;

/**
 * Keeps as many rows as one response may hold; compressed values may be far larger than the bytes that were read.
 * @throws DriverError `read-limit-reached` if not even the first row fits
 */
export function boundRows(
  rows: Rows,
  maxCharacters: number = MAX_CHARACTERS,
): { rows: Rows; notices: Notice[] } {
  let characters = 0;
  const fitting = rows.findIndex((row) => {
    characters += JSON.stringify(row).length;
    return characters > maxCharacters;
  });
  if (fitting < 0) return { rows, notices: [] };
  if (fitting === 0) throw rowTooLarge(maxCharacters);
  const message = `The preview ends after ${fitting} ${fitting === 1 ? 'row' : 'rows'}: further rows would exceed ${maxCharacters} characters, the limit of one response.`;
  return { rows: rows.slice(0, fitting), notices: [{ code: 'preview-ended-early', message }] };
}

function rowTooLarge(maxCharacters: number): DriverError {
  return new DriverError(describeFileFailure('read-limit-reached.row', { maxCharacters }));
}
