import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { shiftRange, type TextRange, trimRange } from '../text-range.ts';

/** The wording of a finding, with its range. */
interface PlacedText {
  text: FindingText;
  range: TextRange;
}

/** Rules that hold for every value, regardless of its kind. */
export interface TextCheck {
  findings: readonly Finding[];
  /** The value without surrounding quotes and white space; undefined if there is nothing to check. */
  inner: TextRange | undefined;
}

const QUOTES = `"'\`“”„‘’«»`;
const OPENING_QUOTE = new RegExp(`^\\\\?[${QUOTES}]`);
const CLOSING_QUOTE = new RegExp(`\\\\?[${QUOTES}]$`);
const WHOLE_MASK = /^[*•●]{3,}$/;
const MASK = /[*•●]{8,}|^[*•●]{3,}$/;
const TYPOGRAPHIC_QUOTE = /[“”„‘’«»]/g;
/** Control characters, zero-width and direction marks, soft hyphens, and spaces that look like an ordinary space. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00A0\u2007\u202F]+/gu;
/** Keys, JSON documents, and wrapped base64 have line breaks by design; other values have them by accident. */
const LINED_TEXT = /^(?:-----BEGIN|PuTTY-User-Key-File|[{[]\s*["{[\]}]|(?:[\w+/]{48,}\r?\n)+[\w+/=]*\s*$)/;
/**
 * `<some name>`, `{NAME}`, `{{name}}`, `${NAME}`, `$(Name)`. No spaces in braces, because ODBC writes driver names as
 * `{SQL Server}`. Only words and digits, because passwords also contain brackets.
 */
const PLACEHOLDER =
  /<\{?[A-Za-z][\w-]{2,60}\}?(?: [\w -]{1,60})?>|\$?\{{1,2}[A-Za-z][\w.-]{1,80}\}{1,2}|\$\([A-Za-z][\w.]{1,80}\)/g;

/** At the end of a value: a braced value that does not look like a placeholder of a template. */
const BRACED_VALUE = /=\s*\{[^{}]*[a-z][^{}]*\}$/;

/**
 * Applies the rules that hold for every value. Findings never repeat the value.
 *
 * @param options.isFree Whether the value may be anything, like a password. Quotes and brackets are then warnings,
 * not errors.
 * @param options.hasBracedValues Whether braces may enclose a value, as in ODBC. A braced value may then be a
 * placeholder or a real value.
 */
export function checkText(
  text: string,
  { isFree, hasBracedValues = false }: { isFree: boolean; hasBracedValues?: boolean },
): TextCheck {
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
    ...strayQuotes(trimmed, inner).map(({ text: stray, range }) =>
      (isFree ? warningFinding : errorFinding)(stray, range),
    ),
    ...(LINED_TEXT.test(innerText) ? [] : find(INVISIBLE).map(invisibleCharacter)),
    ...find(TYPOGRAPHIC_QUOTE).map(typographicQuote),
    ...find(PLACEHOLDER).map((range) =>
      (isDoubtful(range) ? warningFinding : errorFinding)(describeFinding('placeholder-unfilled'), range),
    ),
  ];
  return { findings, inner };
}

/** A closing quote alone is stray only if no other quote opens it: the last part of a string may be quoted. */
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
  return errorFinding(describeFinding('value-empty'), range);
}

function maskedValue(range: TextRange): Finding {
  return errorFinding(describeFinding('value-masked'), range);
}

function surroundingSpace(range: TextRange): Finding {
  return warningFinding(describeFinding('surrounding-white-space'), range);
}

function strayQuotes(outer: TextRange, inner: TextRange): PlacedText[] {
  const isAtStart = inner.start > outer.start;
  const isAtEnd = inner.end < outer.end;
  if (!isAtStart && !isAtEnd) return [];
  const text = describeFinding(isAtStart && isAtEnd ? 'stray-quotes.both-ends' : 'stray-quotes.one-end');
  const range = isAtStart ? { start: outer.start, end: inner.start } : { start: inner.end, end: outer.end };
  return [{ text, range }];
}

function invisibleCharacter(range: TextRange): Finding {
  return warningFinding(describeFinding('invisible-character'), range);
}

function typographicQuote(range: TextRange): Finding {
  return warningFinding(describeFinding('typographic-quote'), range);
}
