import { UsageError } from '../errors/usage-error.ts';

/** Client secrets are sent to this address, so it must be https. @throws UsageError */
export function readEntraAuthority(text: string | undefined): string | undefined {
  if (text === undefined || URL.parse(text)?.protocol === 'https:') return text;
  throw new UsageError(`The Entra authority ${text} is not an https:// address.`, {
    code: 'entra-authority-invalid',
    nextSteps: ['Remove --entra-authority and HEADWATER_ENTRA_AUTHORITY to use Microsoft Entra ID.'],
  });
}
