import { boolean, custom, integer, string } from '@oclif/core/flags';
import { checkQuery } from './output/query.ts';

const helpGroup = 'GLOBAL';

/** Flags of every command. What a flag leaves open, environment, project file and profile decide, in core. */
export const globalFlags = {
  json: boolean({ helpGroup, summary: 'Print JSON alone on stdout, errors too.', default: false }),
  query: custom<string>({
    helpGroup,
    summary: 'Print what a JMESPath expression selects of the result.',
    helpValue: '<jmespath>',
    parse: async (input) => await checkQuery(input),
  })(),
  profile: string({ helpGroup, summary: 'Target to use.', helpValue: '<name>' }),
  sandbox: string({ helpGroup, summary: 'Sandbox to work in.', helpValue: '<name>' }),
  timeout: integer({
    helpGroup,
    summary: 'How long one call to the target may take; 30 by default, 120 for tests and explores.',
    helpValue: '<seconds>',
    min: 1,
    max: 86_400,
  }),
  'no-color': boolean({ helpGroup, summary: 'Print without colors, as NO_COLOR does.', default: false }),
};
