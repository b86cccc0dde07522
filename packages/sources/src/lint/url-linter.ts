import { type Address, readAddress } from '../connection-strings/address.ts';
import type { Finding } from '../finding.ts';
import { looksLikeAddress } from './address-shape.ts';
import type { ValueLinter } from './value-linter.ts';
import { lintNoPath, lintNoQuery, lintWebAddress } from './web-address-rules.ts';

/** Checks a web address. If the specs name its service, it must be the base address of that service. */
export const urlLinter: ValueLinter = {
  name: 'url',
  label: 'a web address',
  isGeneric: true,
  recognizes: (text) => /^https?:\/\//i.test(text),
  claims: looksLikeAddress,
  lint: (text, { service }) => lintUrl(text, service, service === undefined ? undefined : lintNoPath),
};

/** Checks an address to which the source appends paths. */
export const baseUrlLinter: ValueLinter = {
  name: 'base-url',
  label: 'the base address of an API',
  recognizes: () => false,
  claims: looksLikeAddress,
  lint: (text, { service }) => lintUrl(text, service, lintNoQuery),
};

function lintUrl(
  text: string,
  service: string | undefined,
  lintRest: ((address: Address) => readonly Finding[]) | undefined,
): readonly Finding[] {
  const address = readAddress(text);
  return [...lintWebAddress(address, service), ...(lintRest?.(address) ?? [])];
}
