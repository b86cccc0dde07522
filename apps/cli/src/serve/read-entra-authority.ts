import { UsageError } from '../errors/usage-error.ts';

/** Client secrets are sent there, so only https will do. @throws UsageError */
export function readEntraAuthority(text: string | undefined): string | undefined {
  if (text === undefined || URL.parse(text)?.protocol === 'https:') return text;
  throw new UsageError(`The Entra authority ${text} is not an address that begins with https://.`, {
    code: 'entra-authority-invalid',
    nextSteps: [
      'Leave --entra-authority and HEADWATER_ENTRA_AUTHORITY out to sign in at Microsoft Entra ID.',
    ],
  });
}
