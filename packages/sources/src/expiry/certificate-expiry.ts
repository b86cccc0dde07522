import { decodeBase64, decodeBase64Text } from '../connection-strings/base64.ts';
import { notAfter } from './certificate-der.ts';

const BEGIN = '-----BEGIN CERTIFICATE-----';
const CERTIFICATE = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;
/** The beginning of PEM that is wrapped in base64 again. */
const WRAPPED = 'LS0tLS1CRUdJTi';

/** The end of the first certificate in a PEM document; other parts of the document are ignored. */
export function certificateExpiry(text: string): number | undefined {
  const document = text.startsWith(WRAPPED) ? (decodeBase64Text(text) ?? '') : text;
  if (!document.includes(BEGIN)) return undefined;
  const ends = [...document.matchAll(CERTIFICATE)].map(([, body = '']) => endOf(body));
  return ends.reduce((first, end) => Math.min(first, end), Number.POSITIVE_INFINITY);
}

function endOf(body: string): number {
  const bytes = decodeBase64(body);
  return (bytes && notAfter(bytes)) ?? Number.POSITIVE_INFINITY;
}
