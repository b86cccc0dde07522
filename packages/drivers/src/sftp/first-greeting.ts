/**
 * First bytes of servers that speak other protocols. An SSH server may send other lines before its identification.
 */
const OTHER_PROTOCOLS: readonly { greets: RegExp; name: string }[] = [
  { greets: /^[24]\d\d[ -].*\b(?:SMTP|ESMTP)\b/i, name: 'a mail server (SMTP)' },
  { greets: /^(?:220|120|421)[ -]/, name: 'an FTP server' },
  { greets: /^HTTP\//, name: 'a web server' },
  { greets: /^\* OK\b/, name: 'a mail server (IMAP)' },
  { greets: /^\+OK\b/, name: 'a mail server (POP3)' },
  { greets: /^RFB \d/, name: 'a VNC server' },
];

const MAX_LINE = 80;

/** The greeting of a server that does not speak SSH. */
export interface OtherGreeting {
  /** For example `an FTP server`; undefined for an unknown protocol. */
  protocol: string | undefined;
  /** The first line, shortened and printable. */
  line: string;
}

/** Reads the first bytes of a server; returns undefined if they may be SSH or are not printable. */
export function readGreeting(bytes: Buffer): OtherGreeting | undefined {
  const [first = ''] = bytes
    .subarray(0, 4 * MAX_LINE)
    .toString('latin1')
    .split(/\r?\n/, 1);
  if (first.startsWith('SSH-') || !/^[\x20-\x7e]{3,}/.test(first)) return undefined;
  const printable = first.replace(/[^\x20-\x7e]/g, '?');
  const line = printable.length > MAX_LINE ? `${printable.slice(0, MAX_LINE)}…` : printable;
  return { protocol: OTHER_PROTOCOLS.find(({ greets }) => greets.test(first))?.name, line };
}
