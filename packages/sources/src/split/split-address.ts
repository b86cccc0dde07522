import { readAddress } from '../connection-strings/address.ts';
import { readQueryPairs } from '../connection-strings/query-pairs.ts';
import type { PartMeaning, ValuePart } from '../parts/value-part.ts';
import type { TextRange } from '../text-range.ts';
import { splitPairs, toValuePart } from './split-pairs.ts';

const ADDRESS = /^(jdbc:)?([a-z][a-z0-9+.-]*):\/\//i;
/** Schemes whose path names a database. */
const DATABASES = /^(?:postgres(?:ql)?|redshift|mysql|mariadb|mssql|sqlserver|oracle|snowflake|mongodb)\b/;

/** Splits an address that contains more than a location: a login, a query, or driver settings. */
export function splitAddress(text: string): readonly ValuePart[] {
  const [, jdbc, scheme = ''] = ADDRESS.exec(text) ?? [];
  if (scheme === '') return [];
  const offset = jdbc?.length ?? 0;
  const end = scheme.toLowerCase() === 'sqlserver' && text.includes(';') ? text.indexOf(';') : text.length;
  const { userInfo, query, path, ranges } = readAddress(text.slice(offset, end), offset);
  const isWeb = /^https?$/i.test(scheme);
  if (isWeb && userInfo === undefined && query === undefined) return [];
  const pathMeaning = DATABASES.test(scheme.toLowerCase()) ? 'database' : 'path';
  const pathRange = { start: ranges.path.start + 1, end: ranges.path.end };
  return [
    ...piece('scheme', ranges.scheme),
    ...login(userInfo, ranges.userInfo),
    ...piece('host', ranges.host),
    ...piece('port', ranges.port),
    ...(path.length > 1 ? piece(pathMeaning, pathRange) : []),
    ...(query === undefined ? [] : queryParts(text, query, ranges.query)),
    ...splitPairsAfter(text, end),
  ];
}

function login(userInfo: string | undefined, range: TextRange | undefined): readonly ValuePart[] {
  if (userInfo === undefined || range === undefined) return [];
  const colon = userInfo.indexOf(':');
  if (colon < 0) return piece('user', range);
  const middle = range.start + colon;
  return [
    ...piece('user', { start: range.start, end: middle }),
    ...piece('password', { start: middle + 1, end: range.end }),
  ];
}

function queryParts(text: string, query: string, range: TextRange | undefined): readonly ValuePart[] {
  return readQueryPairs(query, range?.start).map((pair) => {
    const part = toValuePart(
      { ...pair, value: text.slice(pair.valueRange.start, pair.valueRange.end) },
      text,
      0,
    );
    return { ...part, value: { range: pair.valueRange, encoding: 'percent' } };
  });
}

/** The part of `jdbc:sqlserver://` after the host. */
function splitPairsAfter(text: string, start: number): readonly ValuePart[] {
  return start === text.length ? [] : splitPairs(text.slice(start), { isAdoNet: false, offset: start });
}

function piece(meaning: PartMeaning, range: TextRange | undefined): readonly ValuePart[] {
  if (range === undefined || range.start >= range.end) return [];
  return [{ meaning, value: { range, encoding: 'percent' }, range, isSecret: meaning === 'password' }];
}
