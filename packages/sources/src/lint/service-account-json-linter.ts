import { readPrivateKey } from '../connection-strings/private-key.ts';
import { readServiceAccountKey, type ServiceAccountKey } from '../connection-strings/service-account-key.ts';
import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { DAMAGES, lintBase64Lines } from './private-key-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Sources that take the plain document; the others take it in base64. */
const TAKES_PLAIN_JSON: readonly (string | undefined)[] = ['pubsub'];

/** Checks the key file of a Google service account. */
export const serviceAccountJsonLinter: ValueLinter = {
  name: 'service-account-json',
  label: 'the key file of a Google service account',
  recognizes: (text) => readServiceAccountKey(text).type === 'service_account',
  claims: (text) => readServiceAccountKey(text).wrapping !== undefined,
  lint(text, { service, params }) {
    const key = readServiceAccountKey(text);
    const problem = findProblem(text, key, service);
    if (problem) return [{ ...errorFinding(problem), range: { start: 0, end: text.length } }];
    return [...lintFields(key), ...lintProject(key, params.projectId), ...lintLines(text, key)];
  },
};

/** Finds the reason if the value is not in the form that the source takes. */
function findProblem(
  text: string,
  { wrapping, fields, type }: ServiceAccountKey,
  service: string | undefined,
): FindingText | undefined {
  if (wrapping === undefined) return describeFinding('service-account-not-readable');
  if (fields === undefined) {
    const isEscaped = /^\s*\{\s*\\"/.test(text);
    return describeFinding(isEscaped ? 'escaped-quotes.service-account' : 'json-not-readable');
  }
  if (type !== 'service_account') return otherCredential(type, fields);
  const wanted = TAKES_PLAIN_JSON.includes(service) ? 'none' : 'base64';
  if (wrapping === wanted) return undefined;
  return describeFinding(wanted === 'base64' ? 'service-account-not-encoded' : 'service-account-encoded');
}

function lintFields({ clientEmail, privateKey }: ServiceAccountKey): readonly Finding[] {
  const missing = Object.entries({ client_email: clientEmail, private_key: privateKey })
    .filter(([, value]) => value === undefined)
    .map(([name]) => missingField(name));
  if (privateKey === undefined) return missing;
  const { pem, damage } = readPrivateKey(privateKey);
  if (pem !== undefined && damage === undefined) return missing;
  return [
    ...missing,
    errorFinding(describeFinding(damage ? DAMAGES[damage] : 'private-key-not-readable.service-account')),
  ];
}

function lintProject({ projectId }: ServiceAccountKey, given: unknown): readonly Finding[] {
  if (projectId === undefined || typeof given !== 'string' || given === '' || given === projectId) return [];
  return [warningFinding(describeFinding('project-of-key-differs'))];
}

function lintLines(text: string, { wrapping }: ServiceAccountKey): readonly Finding[] {
  return lintBase64Lines(text).map((finding) => {
    return wrapping === 'base64'
      ? finding
      : warningFinding(describeFinding('json-has-line-breaks'), finding.range);
  });
}

function otherCredential(type: string | undefined, fields: Readonly<Record<string, unknown>>): FindingText {
  return describeFinding('not-a-service-account', { found: describeCredential(type, fields) });
}

function describeCredential(type: string | undefined, fields: Readonly<Record<string, unknown>>): string {
  if (type === 'authorized_user') return 'These are the credentials of a user, as gcloud stores them';
  if (type === 'external_account') return 'This is the configuration of a federated identity';
  if ('installed' in fields || 'web' in fields) return 'This is the file of an OAuth client';
  return 'This is another JSON document';
}

function missingField(name: string): Finding {
  return errorFinding(describeFinding('service-account-incomplete', { name }));
}
