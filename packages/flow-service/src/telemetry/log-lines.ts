import type { RequestLogEntry, RequestLogger } from './request-logger.ts';

/** Format of the request log: for machines, or for people. */
export type LogFormat = 'json' | 'text';

/** Destination of the request log. */
export interface LogLinesOptions {
  format: LogFormat;
  /**
   * Receives one line, without its line break.
   * @default Date.now
   */
  write: (line: string) => unknown;
  /**
   * Epoch milliseconds.
   * @default Date.now
   */
  now?: () => number;
}

const FORMATS: Readonly<Record<LogFormat, (time: string, entry: RequestLogEntry) => string>> = {
  json: toJson,
  text: toText,
};

/** Creates a request logger that writes one line per request. */
export function createLogLines({ format, write, now = Date.now }: LogLinesOptions): RequestLogger {
  return (entry) => write(FORMATS[format](new Date(now()).toISOString(), entry));
}

function toJson(time: string, { durationMs, ...entry }: RequestLogEntry): string {
  return JSON.stringify({ time, ...entry, durationMs: round(durationMs) });
}

function toText(time: string, entry: RequestLogEntry): string {
  const { method, path, status, durationMs, requestId, operationId = '-', problem, fault } = entry;
  const parts = [time, method, printable(path), status, `${round(durationMs)}ms`, operationId, requestId];
  return [...parts, ...(problem ? [problem] : []), ...(fault ? [fault.name, ...fault.frames] : [])].join(' ');
}

function round(durationMs: number): number {
  return Math.round(durationMs * 1000) / 1000;
}

/** A path comes from the client and is decoded: it must neither start a new line nor control a terminal. */
function printable(path: string): string {
  return path.replaceAll(/[\p{C}\p{Z}]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}
