import { shiftRange, type TextRange } from '../text-range.ts';

/** The parts of an address, `scheme://login@host:port/path?query#fragment`. All but the host may be missing. */
export interface Address {
  /** Lowercase. */
  scheme: string | undefined;
  /** Everything before the last `@` of the authority. It often includes a password. */
  userInfo: string | undefined;
  /** Lowercase; empty if the address has no host. */
  host: string;
  /** The part after the colon, as written. */
  portText: string | undefined;
  /** Everything from the first slash, as written. */
  path: string;
  query: string | undefined;
  fragment: string | undefined;
  ranges: {
    scheme: TextRange | undefined;
    userInfo: TextRange | undefined;
    host: TextRange;
    port: TextRange | undefined;
    path: TextRange;
    query: TextRange | undefined;
    fragment: TextRange | undefined;
  };
}

const ADDRESS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/dis;
/** The host may be an IPv6 address without its brackets. The address then has no port. */
const AUTHORITY = /^(?:(.*)@)?(\[[^\]]*\]|[\da-f]*:[\da-f]*:[\da-f:.]*(?:%\w+)?|[^:]*)(?::(.*))?$/dis;

/**
 * Splits an address without validating it: every string has a host, which may be empty or invalid. Never throws.
 *
 * @param offset Offset of the address within the string that ranges refer to.
 */
export function readAddress(text: string, offset = 0): Address {
  const whole = ADDRESS.exec(text);
  const [, scheme, authority = '', path = '', query, fragment] = whole ?? [];
  const authorityStart = whole?.indices?.[2]?.[0] ?? 0;
  const parts = AUTHORITY.exec(authority);
  const outer = (group: number) => toRange(whole, group, offset);
  const inner = (group: number) => toRange(parts, group, offset + authorityStart);
  const end = offset + text.length;
  return {
    scheme: scheme?.toLowerCase(),
    userInfo: parts?.[1],
    host: (parts?.[2] ?? '').toLowerCase(),
    portText: parts?.[3],
    path,
    query,
    fragment,
    ranges: {
      scheme: outer(1),
      userInfo: inner(1),
      host: inner(2) ?? { start: offset + authorityStart, end: offset + authorityStart },
      port: inner(3),
      path: outer(3) ?? { start: end, end },
      query: outer(4),
      fragment: outer(5),
    },
  };
}

function toRange(match: RegExpExecArray | null, group: number, offset: number): TextRange | undefined {
  const indices = match?.indices?.[group];
  return indices && shiftRange({ start: indices[0], end: indices[1] }, offset);
}
