import { looksLikeAddress } from './address-shape.ts';
import { lintHostName } from './host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const FULL_NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const PICK_HOST = 'Extract the host name: the part between the two slashes and the next colon or slash.';

/** Checks a host name in a parameter of its own. */
export const hostNameLinter: ValueLinter = {
  name: 'host-name',
  label: 'a host name',
  isGeneric: true,
  recognizes: (text) => FULL_NAME.test(text),
  claims: looksLikeAddress,
  advice: { 'jdbc-url': PICK_HOST, 'database-url': PICK_HOST },
  lint: (text, { service }) => lintHostName(text, { service }),
};
