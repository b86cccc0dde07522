import type { CreateConnectionRequest } from '@headwater/models';
import { stringify } from 'yaml';
import { quoteForShell } from '../catalog/quote-for-shell.ts';

/** The connection to write: parameters with secrets as references. */
export interface WrittenConnection {
  source: string;
  name: string;
  description: string | undefined;
  method: string | undefined;
  params: Readonly<Record<string, unknown>>;
}

export function toCommand({ source, name, description, method, params }: WrittenConnection): string {
  return [
    `headwater connections create ${source}`,
    `--name ${quoteForShell(name)}`,
    ...(description === undefined ? [] : [`--description ${quoteForShell(description)}`]),
    ...(method === undefined ? [] : [`--auth ${method}`]),
    ...Object.entries(params).map(([key, value]) => `--param ${key}=${quoteForShell(toText(value))}`),
  ].join(' \\\n  ');
}

export function toYaml({ source, ...written }: WrittenConnection): string {
  return stringify({ source, ...toInput(written) }, { lineWidth: 0 });
}

export function toTypeScript({ source, ...written }: WrittenConnection): string {
  const isTyped = !Object.hasOwn(written.params, 'method');
  const input = JSON.stringify(isTyped ? toInput(written) : { source, ...toInput(written) }, null, 2);
  return `import { createConnection, openSession } from '@headwater/core';

const session = await openSession({ sandbox: 'dev' });
await createConnection(${isTyped ? `${JSON.stringify(source)}, ` : ''}${input}, { session });
`;
}

/**
 * Returns the request that the SDK would send, as a curl command. The shell expands only the secrets' variables; the
 * rest of the body is quoted. A secret that contains a double quote or a backslash must be escaped for JSON by hand.
 */
export function toCurl(
  { method, url, headers }: { method: string; url: string; headers: Readonly<Record<string, string>> },
  body: CreateConnectionRequest,
): string {
  const { authorization: _masked, ...others } = headers;
  const lines = [
    `curl -X ${method} ${quoteForShell(url)}`,
    `-H "authorization: Bearer $(headwater auth token)"`,
    ...Object.entries(others).map(([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`),
    '-d @- <<BODY',
  ];
  return `${lines.join(' \\\n  ')}\n${keepFromShell(JSON.stringify(body, null, 2))}\nBODY\n`;
}

/** Placeholder for a secret in a body, which `toCurl` replaces. */
export function shellVariable(name: string): string {
  return `\u0000${name}\u0000`;
}

/** JSON writes the delimiters of `shellVariable` as `\u0000`. */
function keepFromShell(json: string): string {
  return json
    .split(/\\u0000(\w+)\\u0000/)
    .map((piece, index) => (index % 2 === 1 ? `\${${piece}}` : piece.replace(/[\\$`]/g, '\\$&')))
    .join('');
}

function toInput({ name, description, method, params }: Omit<WrittenConnection, 'source'>): object {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(method !== undefined && { auth: toWrittenAuth(method, params) }),
  };
}

/** Puts the parameters beside the method, as users write them, unless a parameter has the same name. */
function toWrittenAuth(method: string, params: Readonly<Record<string, unknown>>): object {
  return Object.hasOwn(params, 'method') ? { method, params } : { method, ...params };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
