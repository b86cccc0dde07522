import { describeFinding, type Finding, warningFinding } from '../finding.ts';
import type { ValueLinter } from './value-linter.ts';

const GUID = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

/** Checks the client secret of an application in Microsoft Entra ID. */
export const entraClientSecretLinter: ValueLinter = {
  name: 'entra-client-secret',
  label: 'the client secret of an app registration',
  recognizes: () => false,
  isFree: true,
  // A secret may look like anything, so no value counts as another form.
  claims: () => true,
  lint(text): readonly Finding[] {
    if (!GUID.test(text)) return [];
    return [warningFinding(describeFinding('secret-id-given'), { start: 0, end: text.length })];
  },
};
