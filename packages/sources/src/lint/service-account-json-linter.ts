import { readPrivateKey } from '../connection-strings/private-key.ts';
import { readServiceAccountKey, type ServiceAccountKey } from '../connection-strings/service-account-key.ts';
import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { describeDamage, lintBase64Lines } from './private-key-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Sources that take the document as it is; others take it in base64. */
const TAKES_PLAIN_JSON: readonly (string | undefined)[] = ['pubsub'];

/** Judges the key file of a Google service account. */
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

/** What makes the value something else than the source takes. */
function findProblem(
  text: string,
  { wrapping, fields, type }: ServiceAccountKey,
  service: string | undefined,
): FindingText | undefined {
  if (wrapping === undefined) return NOT_READABLE;
  if (fields === undefined) return /^\s*\{\s*\\"/.test(text) ? ESCAPED : NOT_JSON;
  if (type !== 'service_account') return otherCredential(type, fields);
  const wanted = TAKES_PLAIN_JSON.includes(service) ? 'none' : 'base64';
  if (wrapping === wanted) return undefined;
  return wanted === 'base64' ? NOT_ENCODED : ENCODED;
}

function lintFields({ clientEmail, privateKey }: ServiceAccountKey): readonly Finding[] {
  const missing = Object.entries({ client_email: clientEmail, private_key: privateKey })
    .filter(([, value]) => value === undefined)
    .map(([name]) => missingField(name));
  if (privateKey === undefined) return missing;
  const { pem, damage } = readPrivateKey(privateKey);
  if (pem !== undefined && damage === undefined) return missing;
  return [...missing, errorFinding(damage ? describeDamage(damage) : NO_KEY)];
}

function lintProject({ projectId }: ServiceAccountKey, given: unknown): readonly Finding[] {
  if (projectId === undefined || typeof given !== 'string' || given === '' || given === projectId) return [];
  return [
    warningFinding({
      code: 'project-of-key-differs',
      cause:
        'The key belongs to a service account of another project than the one in projectId. That works only where this account has been given roles on that project.',
      fix: 'Check that projectId is the id of the project, not its name or number, and that the account may read there.',
    }),
  ];
}

function lintLines(text: string, { wrapping }: ServiceAccountKey): readonly Finding[] {
  return lintBase64Lines(text).map((finding) => {
    return wrapping === 'base64' ? finding : warningFinding({ ...JSON_IN_LINES, range: finding.range });
  });
}

function otherCredential(type: string | undefined, fields: Readonly<Record<string, unknown>>): FindingText {
  return {
    code: 'not-a-service-account',
    cause: `${describeCredential(type, fields)}; the source logs in with the key of a service account, which says "type": "service_account".`,
    fix: 'In the Google Cloud console, open "IAM & Admin", "Service accounts", the account, "Keys", and add a key of type JSON.',
  };
}

function describeCredential(type: string | undefined, fields: Readonly<Record<string, unknown>>): string {
  if (type === 'authorized_user') return 'These are the credentials of a person, as gcloud stores them';
  if (type === 'external_account') return 'This is the configuration of a federated identity';
  if ('installed' in fields || 'web' in fields) return 'This is the file of an OAuth client';
  return 'This is another JSON document';
}

function missingField(name: string): Finding {
  return errorFinding({
    code: 'service-account-incomplete',
    cause: `The key file has no ${name}, without which nobody can log in with it.`,
    fix: 'Take the file as Google Cloud offered it. When it is lost, add a new key to the service account.',
  });
}

const ENCODE = 'Encode the whole file: base64 -w0 KEY.json, on macOS base64 -i KEY.json.';
const NOT_READABLE: FindingText = {
  code: 'service-account-not-readable',
  cause: 'This is neither a JSON document nor base64 of one. The id of a key or a path does not suffice.',
  fix: 'Give the content of the JSON key file that Google Cloud offers when a key is added to the service account.',
};
const ESCAPED: FindingText = {
  code: 'escaped-quotes',
  cause:
    'The quotes in the document have backslashes before them. Those are needed where it stands inside of another JSON text; here they went into the value itself.',
  fix: 'Give the content of the key file as it is.',
};
const NOT_JSON: FindingText = {
  code: 'json-not-readable',
  cause:
    'The document is not JSON: it has been cut, or the \\n in its private_key have become real line breaks, as echo and some shells do.',
  fix: 'Take the content of the key file once more, without a shell touching it.',
};
const NOT_ENCODED: FindingText = {
  code: 'service-account-not-encoded',
  cause: 'The key file stands here as it is; the source takes it in base64.',
  fix: ENCODE,
};
const ENCODED: FindingText = {
  code: 'service-account-encoded',
  cause: 'The key file stands here in base64; the source takes it as it is.',
  fix: 'Decode it: base64 -d. Then write it in one line, as jq -c . does.',
};
const JSON_IN_LINES: FindingText = {
  code: 'json-has-line-breaks',
  cause: 'The document is written over several lines; the source asks for it in one.',
  fix: 'Write it in one line, as jq -c . KEY.json does. The \\n inside of private_key stay.',
};
const NO_KEY: FindingText = {
  code: 'private-key-not-readable',
  cause: 'The private_key in the key file is no private key between BEGIN and END lines.',
  fix: 'Take the file as Google Cloud offered it.',
};
