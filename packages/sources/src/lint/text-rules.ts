import { shiftRange, type TextRange, trimRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';

/** What holds for every text, whatever it is made of. */
export interface TextJudgment {
  findings: readonly Finding[];
  /** The value without quotes and white space around it; undefined when there is nothing to judge in it. */
  inner: TextRange | undefined;
}

const QUOTES = `"'\`“”„‘’«»`;
const OPENING_QUOTE = new RegExp(`^\\\\?[${QUOTES}]`);
const CLOSING_QUOTE = new RegExp(`\\\\?[${QUOTES}]$`);
const WHOLE_MASK = /^[*•●]{3,}$/;
const MASK = /[*•●]{8,}|^[*•●]{3,}$/;
const TYPOGRAPHIC_QUOTE = /[“”„‘’«»]/g;
/** Control, zero-width and direction characters, soft hyphens, and spaces that look like an ordinary one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00A0\u2007\u202F]+/gu;
/** Keys, documents in JSON and wrapped base64 have lines; anything else has them by accident. */
const LINED_TEXT = /^(?:-----BEGIN|PuTTY-User-Key-File|[{[]\s*["{[\]}]|(?:[\w+/]{48,}\r?\n)+[\w+/=]*\s*$)/;
/**
 * `<name of it>`, `{NAME}`, `{{name}}`, `${NAME}`, `$(Name)`. No spaces in braces: ODBC names its drivers `{SQL Server}`.
 * Only words and digits: passwords hold brackets too.
 */
const PLACEHOLDER =
  /<\{?[A-Za-z][\w-]{2,60}\}?(?: [\w -]{1,60})?>|\$?\{{1,2}[A-Za-z][\w.-]{1,80}\}{1,2}|\$\([A-Za-z][\w.]{1,80}\)/g;

/** At the end of a text: a value in braces that is not written as templates write the names of values. */
const BRACED_VALUE = /=\s*\{[^{}]*[a-z][^{}]*\}$/;

/**
 * Applies the rules that hold for every text. Findings never tell what the text says.
 *
 * @param options.isFree Whether the text may be anything, as passwords may: then quotes and brackets in it are odd, not wrong.
 * @param options.hasBracedValues Whether a value may stand in braces, as in ODBC: then one that does may be a placeholder or not.
 */
export function judgeText(
  text: string,
  { isFree, hasBracedValues = false }: { isFree: boolean; hasBracedValues?: boolean },
): TextJudgment {
  const trimmed = trimRange(text, { start: 0, end: text.length });
  if (trimmed.start === trimmed.end) return { findings: [emptyValue(trimmed)], inner: undefined };
  const mask = (isFree ? WHOLE_MASK : MASK).exec(text.slice(trimmed.start, trimmed.end));
  if (mask) return { findings: [maskedValue(matchRange(mask, trimmed.start))], inner: undefined };
  const inner = trimRange(text, withoutStrayQuotes(text, trimmed));
  if (inner.start === inner.end) return { findings: [emptyValue(inner)], inner: undefined };
  const innerText = text.slice(inner.start, inner.end);
  const find = (pattern: RegExp) =>
    [...innerText.matchAll(pattern)].map((match) => matchRange(match, inner.start));
  const outside = [
    { start: 0, end: trimmed.start },
    { start: trimmed.end, end: text.length },
  ];
  const isDoubtful = ({ start, end }: TextRange) => {
    if (isFree) return start !== inner.start || end !== inner.end;
    return hasBracedValues && BRACED_VALUE.test(text.slice(0, end));
  };
  const findings = [
    ...outside.filter(({ start, end }) => start < end).map(surroundingSpace),
    ...strayQuotes(trimmed, inner).map(isFree ? warningFinding : errorFinding),
    ...(LINED_TEXT.test(innerText) ? [] : find(INVISIBLE).map(invisibleCharacter)),
    ...find(TYPOGRAPHIC_QUOTE).map(typographicQuote),
    ...find(PLACEHOLDER).map((range) =>
      (isDoubtful(range) ? warningFinding : errorFinding)(unfilledPlaceholder(range)),
    ),
  ];
  return { findings, inner };
}

/** A closing quote alone is stray only when no other opens it: the last part of a string may be quoted. */
function withoutStrayQuotes(text: string, range: TextRange): TextRange {
  const slice = text.slice(range.start, range.end);
  const opening = OPENING_QUOTE.exec(slice)?.[0] ?? '';
  const closing = slice.length > opening.length ? (CLOSING_QUOTE.exec(slice)?.[0] ?? '') : '';
  const quote = closing.at(-1) ?? '';
  const isStray = opening !== '' || slice.split(quote).length % 2 === 0;
  return { start: range.start + opening.length, end: range.end - (isStray ? closing.length : 0) };
}

function matchRange(match: RegExpMatchArray, offset: number): TextRange {
  const start = match.index ?? 0;
  return shiftRange({ start, end: start + match[0].length }, offset);
}

function emptyValue(range: TextRange): Finding {
  return errorFinding({
    code: 'value-empty',
    range,
    cause: 'The value is empty or only white space.',
    fix: 'Give the value. If it comes from an environment variable or a file, check that this is set where the command runs.',
  });
}

function maskedValue(range: TextRange): Finding {
  return errorFinding({
    code: 'value-masked',
    range,
    cause: 'This is the mask that stands in place of a secret in output, not the secret itself.',
    fix: 'Give the secret, for example by a reference such as ${env:NAME}. A masked value cannot be turned back into it.',
  });
}

function surroundingSpace(range: TextRange): Finding {
  return warningFinding({
    code: 'surrounding-white-space',
    range,
    cause:
      'White space or a line break surrounds the value and is sent as part of it; not every service ignores it.',
    fix: 'Remove it. A file written by echo ends in a line break; printf does not add one.',
  });
}

function strayQuotes(outer: TextRange, inner: TextRange): FindingText[] {
  const isAtStart = inner.start > outer.start;
  const isAtEnd = inner.end < outer.end;
  if (!isAtStart && !isAtEnd) return [];
  const where =
    isAtStart && isAtEnd
      ? 'Quotes surround the whole value'
      : 'A quote without its counterpart stands at one end of the value';
  return [
    {
      code: 'stray-quotes',
      range: isAtStart ? { start: outer.start, end: inner.start } : { start: inner.end, end: outer.end },
      cause: `${where}. Quotes that a shell or a file format needed seem to have become part of the value itself.`,
      fix: 'Remove the quotes from the value. In a .env file read by Docker, and in Windows cmd, quotes around a value are kept.',
    },
  ];
}

function invisibleCharacter(range: TextRange): Finding {
  return warningFinding({
    code: 'invisible-character',
    range,
    cause:
      'Here is a character that cannot be seen, such as a line break, a no-break space or a zero-width mark; text copied from a web page, a chat or a terminal often holds one. It counts as part of the value.',
    fix: 'Delete the character, or copy the value again with the copy button of the portal.',
  });
}

function typographicQuote(range: TextRange): Finding {
  return warningFinding({
    code: 'typographic-quote',
    range,
    cause:
      'Here is a curly quote, as word processors and chats put in place of a straight one. It does not quote anything.',
    fix: 'Type a straight quote, or remove it.',
  });
}

function unfilledPlaceholder(range: TextRange): FindingText {
  return {
    code: 'placeholder-unfilled',
    range,
    cause: 'A placeholder from a template stands here where a real value belongs.',
    fix: 'Replace it, brackets included, with your own value.',
  };
}
