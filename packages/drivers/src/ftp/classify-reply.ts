import type { FTPError } from 'basic-ftp';

/** Codes for the refusals of an FTP server. */
export type FtpFailureCode =
  | 'access-denied'
  | 'data-connection-failed'
  | 'encryption-required'
  | 'login-refused'
  | 'not-ftp'
  | 'name-not-sendable'
  | 'object-not-found'
  | 'password-wrong'
  | 'source-busy'
  | 'source-failed';

/** Reply codes of RFC 959 and RFC 4217 whose meaning does not depend on the message. */
const BY_REPLY: Readonly<Record<number, FtpFailureCode>> = {
  120: 'source-busy',
  332: 'login-refused',
  421: 'source-busy',
  425: 'data-connection-failed',
  426: 'data-connection-failed',
  430: 'password-wrong',
  450: 'object-not-found',
  521: 'encryption-required',
  522: 'encryption-required',
  530: 'password-wrong',
  534: 'encryption-required',
  550: 'object-not-found',
  553: 'object-not-found',
};

/**
 * Servers use 421, 530 and 550 for several causes and have no separate code for most of them, so the message decides.
 *
 * @see the facts about FTP servers: Pure-FTPd 421, vsftpd 530, ProFTPD 550, FileZilla Server 503, IIS 530
 */
const BY_WORDS: readonly { codes: readonly number[]; words: RegExp; means: FtpFailureCode }[] = [
  { codes: [421, 530], words: /\btoo many\b|\bmaximum number\b|\blimit reached\b/i, means: 'source-busy' },
  {
    codes: [421, 530],
    words:
      /\banonymous only\b|\bpermission denied\b|\b(?:home|root) director(?:y|ies)\b|\baccount (?:is )?(?:disabled|expired|locked)\b/i,
    means: 'login-refused',
  },
  {
    codes: [550, 553],
    words: /\b(?:permission denied|access is denied|not permitted)\b/i,
    means: 'access-denied',
  },
];

/**
 * Matches whole words only: "authentication failed" names no mechanism. AUTH is a command and counts in capitals
 * only.
 */
const ENCRYPTION = /\b(?:TLS|SSL|FTPS|encrypt(?:ed|ion)|clear-?text)\b/i;
const AUTH_COMMAND = /\bAUTH\b/;
/** The demand itself. Without it, the words may describe anything, such as a limit on TLS sessions. */
const DEMAND =
  /\b(?:requires?|required|must|only|use|using|need(?:s|ed)?|first|reconnect|not (?:accepted|allowed|permitted))\b/i;

/**
 * Classifies a reply.
 *
 * @param quoted strings that the server may repeat: a user or folder may be named "ssl-only"
 */
export function classifyReply(
  { code, message }: Pick<FTPError, 'code' | 'message'>,
  quoted: readonly string[],
): FtpFailureCode {
  const words = quoted.reduce(withoutQuote, message);
  const isAboutEncryption = ENCRYPTION.test(words) || AUTH_COMMAND.test(words);
  if (code >= 400 && isAboutEncryption && DEMAND.test(words)) return 'encryption-required';
  const row = BY_WORDS.find(({ codes, words: known }) => codes.includes(code) && known.test(words));
  return row?.means ?? BY_REPLY[code] ?? 'source-failed';
}

function withoutQuote(text: string, quote: string): string {
  if (quote === '') return text;
  const escaped = quote.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<!\\w)${escaped}(?!\\w)`, 'g'), ' ');
}
