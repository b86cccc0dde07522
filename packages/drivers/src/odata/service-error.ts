import { childOf, parseXml } from './xml.ts';

const MAX_LENGTH = 200;

/**
 * Returns the message of an OData error in JSON or XML, short, printable and on one line; undefined if the answer has
 * none.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/operations/ and the JSON formats of versions 3 and 4
 */
export function readServiceError(body: string): string | undefined {
  const message = /^\s*</.test(body) ? fromXml(body) : fromJson(body);
  return message === undefined ? undefined : toPlainLine(message);
}

/** Formats a message of a service for a quotation. */
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
    // Versions 2 and 3 name the language of the message.
    const text = memberOf(message, 'value') ?? message;
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
