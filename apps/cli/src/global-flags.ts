import { boolean, custom, integer, string } from '@oclif/core/flags';
import { checkQuery } from './output/query.ts';

const helpGroup = 'GLOBAL';

/**
 * Flags of every command. Core resolves settings without a flag from the environment, the project file and the
 * profile.
 */
export const globalFlags = {
  json: boolean({ helpGroup, summary: 'Print JSON alone on stdout, including errors.', default: false }),
  query: custom<string>({
    helpGroup,
    summary: 'Print the part of the result that a JMESPath expression selects.',
    helpValue: '<jmespath>',
    parse: async (input) => await checkQuery(input),
  })(),
  profile: string({ helpGroup, summary: 'Profile of the target.', helpValue: '<name>' }),
  sandbox: string({ helpGroup, summary: 'Name of the sandbox.', helpValue: '<name>' }),
  timeout: integer({
    helpGroup,
    summary: 'Time limit for each call to the target; 30 by default, 120 for tests and explore.',
    helpValue: '<seconds>',
    min: 1,
    max: 86_400,
  }),
  'no-color': boolean({ helpGroup, summary: 'Print without colors, as with NO_COLOR.', default: false }),
};
