import { type Finding, warningFinding } from '../finding.ts';
import type { ValueLinter } from './value-linter.ts';

const GUID = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

/** Lints the client secret of an application in Microsoft Entra ID. */
export const entraClientSecretLinter: ValueLinter = {
  name: 'entra-client-secret',
  label: 'the client secret of an app registration',
  recognizes: () => false,
  isFree: true,
  // A secret may look like anything, so nothing is taken for another form.
  claims: () => true,
  lint(text): readonly Finding[] {
    if (!GUID.test(text)) return [];
    return [
      warningFinding({
        code: 'secret-id-given',
        range: { start: 0, end: text.length },
        cause:
          'This looks like the id of a client secret, not its value: Microsoft Entra ID names secrets by such ids, and makes values of another shape. Entra would answer that the secret is wrong.',
        fix: 'Copy the column "Value" under "Certificates & secrets". It is shown only when the secret is created; if it is gone, create a new one.',
      }),
    ];
  },
};
