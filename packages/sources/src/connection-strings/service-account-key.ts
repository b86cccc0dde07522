import { decodeBase64Text } from './base64.ts';
import { parseJson } from './parse-json.ts';

/** The key file of a Google service account. */
export interface ServiceAccountKey {
  /** Whether the document is plain or in base64; undefined if the value is neither. */
  wrapping: 'none' | 'base64' | undefined;
  /** The document; undefined if it is not a JSON object. */
  fields: Readonly<Record<string, unknown>> | undefined;
  /** `service_account`, or another kind of Google credential. */
  type: string | undefined;
  projectId: string | undefined;
  clientEmail: string | undefined;
  /** PEM. */
  privateKey: string | undefined;
}

/** Reads the key file that Google Cloud provides when a key is added to a service account. Never throws. */
export function readServiceAccountKey(text: string): ServiceAccountKey {
  const isPlain = /^\s*\{/.test(text);
  const decoded = isPlain ? undefined : decodeBase64Text(text);
  const document = isPlain ? text : decoded !== undefined && /^\s*\{/.test(decoded) ? decoded : undefined;
  const fields = document === undefined ? undefined : toFields(parseJson(document));
  const field = (name: string) => {
    const value = fields?.[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    wrapping: isPlain ? 'none' : document === undefined ? undefined : 'base64',
    fields,
    type: field('type'),
    projectId: field('project_id'),
    clientEmail: field('client_email'),
    privateKey: field('private_key'),
  };
}

function toFields(read: unknown): ServiceAccountKey['fields'] {
  const isObject = typeof read === 'object' && read !== null && !Array.isArray(read);
  return isObject ? (read as Record<string, unknown>) : undefined;
}
