import { once } from 'node:events';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { DialGuard } from '../contract/dial-guard.ts';
import { restoreRefusal } from '../network/create-dial-guard.ts';

/** Options of a request. */
export interface GetOptions {
  guard: DialGuard;
  signal: AbortSignal;
  /** Content types to accept, for example `application/json`. */
  accept: string;
  /** Headers that differ between the versions of OData, and preferences that the server may ignore. */
  headers?: Readonly<Record<string, string>>;
  /** Limit in bytes for the answer. */
  maxBytes: number;
}

/** An answer, or its first part. */
export interface Answer {
  status: number;
  /** The redirect target without its query, which may carry secrets. */
  location: string | undefined;
  body: string;
  /** Whether the answer is longer than `maxBytes`. */
  isCut: boolean;
}

/** Sends a request to an HTTP server through the guard and follows no redirect. Throws the socket's own error. */
export async function guardedGet(
  url: URL,
  { guard, signal, accept, headers: more, maxBytes }: GetOptions,
): Promise<Answer> {
  const [request, agent] =
    url.protocol === 'https:' ? [requestSecure, guard.httpsAgent] : [requestPlain, guard.httpAgent];
  // Compressed answers do not show their size.
  const headers = { accept, ...more, 'accept-encoding': 'identity' };
  const sent = request(url, { agent, signal, headers });
  sent.end();
  const [response]: [IncomingMessage] = await once(sent, 'response').then(
    ([answer]) => [answer],
    (error: unknown) => {
      throw restoreRefusal(error);
    },
  );
  const { bytes, isCut } = await readBody(response, maxBytes);
  const { statusCode: status = 0, headers: answered } = response;
  const location = status >= 300 && status < 400 ? URL.parse(answered.location ?? '', url.href) : null;
  return {
    status,
    location: location === null ? undefined : location.origin + location.pathname,
    body: decode(bytes, answered['content-type'] ?? ''),
    isCut,
  };
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
): Promise<{ bytes: Buffer; isCut: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isCut: length > maxBytes };
}

/** Decodes by the header, else by the XML declaration, else as UTF-8. */
function decode(bytes: Buffer, contentType: string): string {
  const declared = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    bytes.toString('latin1', 0, 300),
  );
  const label = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? declared?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
