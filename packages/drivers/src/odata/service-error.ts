import { childOf, parseXml } from './xml.ts';

const MAX_LENGTH = 200;

/**
 * The message of an error as OData services write it, in JSON or XML; undefined when the answer has none. It is for people: short,
 * printable and on one line.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/operations/ and the JSON formats of versions 3 and 4
 */
export function readServiceError(body: string): string | undefined {
  const message = /^\s*</.test(body) ? fromXml(body) : fromJson(body);
  return message === undefined ? undefined : toPlainLine(message);
}

/** A message of a service as a sentence of ours may quote it. */
export function toPlainLine(message: string): string | undefined {
  const line = message.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  if (line === '') return undefined;
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

function fromXml(body: string): string | undefined {
  const root = parseXml(body);
  return root?.name === 'error' ? childOf(root, 'message')?.text : undefined;
}

function fromJson(body: string): string | undefined {
  try {
    const document: unknown = JSON.parse(body);
    const error = memberOf(document, 'error') ?? memberOf(document, 'odata.error');
    const message = memberOf(error, 'message');
    // Versions 2 and 3 tell the language of the message.
    const text = memberOf(message, 'value') ?? message;
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
