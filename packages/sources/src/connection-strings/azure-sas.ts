import type { TextRange } from '../text-range.ts';
import { readQueryPairs } from './query-pairs.ts';

/** One `name=value` of a shared access signature. */
export interface AzureSasField {
  name: string;
  /** Decoded. */
  value: string;
  /** Covers name and value. */
  range: TextRange;
}

/**
 * The access that a shared access signature grants: scope, permissions, and validity period.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/delegate-access-with-shared-access-signature
 */
export interface AzureSas {
  /** As it must be sent: encoded as written, without a leading question mark. */
  token: string;
  /** `sv` */
  version: string | undefined;
  /** `st`; undefined if missing or not a date. */
  startsAt: Date | undefined;
  /** `se`, or `ske` if the signing key expires earlier; undefined if missing or not a date. */
  expiresAt: Date | undefined;
  /** `sr`, for a signature over one resource: `c` a container, `b` a blob, `d` a directory. */
  resource: string | undefined;
  /** `tn`, for a signature over one table. */
  tableName: string | undefined;
  /** `ss`, for a signature over an account: letters of `bfqt`. */
  services: string | undefined;
  /** `srt`, for a signature over an account: letters of `sco`. */
  resourceTypes: string | undefined;
  /** `sp` */
  permissions: string | undefined;
  /** `sip` */
  ipRange: string | undefined;
  /** `spr` */
  protocol: string | undefined;
  /** `si`, a stored access policy that may define the expiry date and the permissions instead. */
  policy: string | undefined;
  /** `sig` */
  signature: string | undefined;
  fields: readonly AzureSasField[];
}

/**
 * Reads the query part of a SAS address. Never throws.
 *
 * @param offset Offset of the token within the string that ranges refer to.
 */
export function readAzureSas(query: string, offset = 0): AzureSas {
  const lead = query.startsWith('?') ? 1 : 0;
  const token = query.slice(lead);
  const fields = readQueryPairs(token, offset + lead).map(({ key, keyRange, value, valueRange }) => ({
    name: key,
    value,
    range: { start: keyRange.start, end: valueRange.end },
  }));
  const value = (name: string) => fields.find((field) => field.name === name)?.value;
  return {
    token,
    version: value('sv'),
    startsAt: toDate(value('st')),
    expiresAt: earliest(toDate(value('se')), toDate(value('ske'))),
    resource: value('sr'),
    tableName: value('tn'),
    services: value('ss'),
    resourceTypes: value('srt'),
    permissions: value('sp'),
    ipRange: value('sip'),
    protocol: value('spr'),
    policy: value('si'),
    signature: value('sig'),
    fields,
  };
}

/** Finds the range of a field. */
export function findSasField({ fields }: AzureSas, name: string): TextRange | undefined {
  return fields.find((field) => field.name === name)?.range;
}

function toDate(text: string | undefined): Date | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?$/.test(text))
    return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function earliest(first: Date | undefined, second: Date | undefined): Date | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return second < first ? second : first;
}
