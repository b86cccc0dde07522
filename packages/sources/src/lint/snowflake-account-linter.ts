import { readAddress } from '../connection-strings/address.ts';
import { looksLikeAddress } from './address-shape.ts';
import { lintSurplus } from './host-rules.ts';
import { lintSnowflakeHost } from './snowflake-host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks the host name of a Snowflake account in a parameter of its own. */
export const snowflakeAccountLinter: ValueLinter = {
  name: 'snowflake-account',
  label: 'the host name of a Snowflake account',
  recognizes: (text) => looksLikeAddress(text) && /\.snowflakecomputing\.(?:com|cn)(?:[:/]|$)/i.test(text),
  claims: looksLikeAddress,
  advice: {
    'snowflake-connection-string':
      'Extract the host: the part between the two slashes and the next slash. User, database, and warehouse have their own parameters.',
  },
  lint(text) {
    const address = readAddress(text);
    // The platform's own descriptions also show the account with http://, so a scheme, port, or path is only a
    // warning.
    const surplus = lintSurplus(address).map((finding) => ({ ...finding, severity: 'warning' as const }));
    return [...surplus, ...lintSnowflakeHost(address.host, address.ranges.host)];
  },
};
