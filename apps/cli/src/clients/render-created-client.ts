import type { CreatedClient } from '@headwater/core';
import { commandLine } from '../output/command-line.ts';
import { renderDetails } from '../output/details.ts';
import { printable } from '../output/printable.ts';
import { outcomeSign } from '../output/style.ts';
import { renderGrants } from './render-grants.ts';

/** A new client with its secret, and the command that creates a profile for it. */
export function renderCreatedClient(made: CreatedClient): string {
  const { name = '', clientId, clientSecret, imsOrg, baseUrl, grants } = made;
  const profile = [
    commandLine('profiles add <name>'),
    `--base-url ${baseUrl}`,
    `--ims-org ${imsOrg}`,
    `--client-id ${clientId}`,
    `--client-secret '\${env:HEADWATER_SECRET}'`,
  ];
  return [
    `${outcomeSign('passed')} Created "${printable(name)}".`,
    renderDetails({
      'client id': clientId,
      'client secret': clientSecret,
      organization: imsOrg,
      grants: renderGrants(grants),
    }),
    '',
    'The secret is shown only once. Store it with your other secrets, and refer to it from a profile:',
    `  ${profile.join(' ')}`,
  ].join('\n');
}
