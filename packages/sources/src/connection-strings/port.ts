import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import type { TextRange } from './text-range.ts';

/** Reads the number of a port; undefined when it is not one that a port can have. */
export function parsePort(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,6}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** The finding for a number that no port has. */
export function portOutOfRange(range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('port-out-of-range'), range);
}
