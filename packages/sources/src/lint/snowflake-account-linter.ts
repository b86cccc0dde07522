import { readAddress } from '../connection-strings/address.ts';
import { looksLikeAddress } from './address-shape.ts';
import { lintSurplus } from './host-rules.ts';
import { lintSnowflakeHost } from './snowflake-host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Judges the account of Snowflake that is given on its own, as the name of its host. */
export const snowflakeAccountLinter: ValueLinter = {
  name: 'snowflake-account',
  label: 'the host name of a Snowflake account',
  recognizes: (text) => looksLikeAddress(text) && /\.snowflakecomputing\.(?:com|cn)(?:[:/]|$)/i.test(text),
  claims: looksLikeAddress,
  advice: {
    'snowflake-connection-string':
      'Take the host out of it: what stands between the two slashes and the next slash. User, database and warehouse have parameters of their own.',
  },
  lint(text) {
    const address = readAddress(text);
    // The platform's own descriptions show the account with http:// too, so nothing around it is surely wrong.
    const surplus = lintSurplus(address).map((finding) => ({ ...finding, severity: 'warning' as const }));
    return [...surplus, ...lintSnowflakeHost(address.host, address.ranges.host)];
  },
};
