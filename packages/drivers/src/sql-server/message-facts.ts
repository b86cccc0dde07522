import type { LoginReason, SqlErrorFacts } from './failure-row.ts';
import { readObjectName } from './object-name.ts';
import type { SqlMessage } from './sql-message.ts';

const CLIENT_ADDRESS = /IP address '([0-9a-fA-F.:]{3,45})'/;
const DENIED = /o[nf] the object '(.*)', database '.*', schema '(.*)'\.?$/s;
const LOGIN_REASONS: readonly (readonly [words: RegExp, reason: LoginReason])[] = [
  [/(?:Azure Active Directory|Microsoft Entra)[ -]only authentication is enabled/i, 'entra-only'],
  [/not currently configured to accept this token/i, 'token-not-accepted'],
  [/token is expired/i, 'token-expired'],
];

/** Reads the parts of a message that distinguish the causes of one error number. Only an address is passed on. */
export function readMessages(
  messages: readonly SqlMessage[],
  { object }: Pick<SqlErrorFacts, 'object'>,
): Pick<SqlErrorFacts, 'clientAddress' | 'loginReason' | 'isOtherObject'> {
  const find = <T>(read: (text: string) => T | undefined) =>
    messages.map(({ message }) => read(message)).find((found) => found !== undefined);
  return {
    // Digits and colons only, so that nothing else is passed on.
    clientAddress: find((text) => CLIENT_ADDRESS.exec(text)?.[1]) ?? '',
    loginReason: find((text) => LOGIN_REASONS.find(([words]) => words.test(text))?.[1]),
    isOtherObject: find((text) => isAboutOther(text, object)) ?? false,
  };
}

/** Returns true if a denial names another object than the one that was read; undefined if it names none. */
function isAboutOther(text: string, object: string): boolean | undefined {
  const [, name, schema] = DENIED.exec(text) ?? [];
  const read = object === '' ? undefined : readObjectName(object);
  if (name === undefined || schema === undefined || read === undefined) return undefined;
  return `${schema}.${name}`.toLowerCase() !== `${read.schema}.${read.name}`.toLowerCase();
}
