import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';

/** Reads a port number; undefined if it is not a valid port. */
export function parsePort(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,6}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** Reports a number that is not a valid port. */
export function portOutOfRange(range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('port-out-of-range'), range);
}
