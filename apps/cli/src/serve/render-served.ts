import { renderDetails } from '../output/details.ts';
import { paint } from '../output/style.ts';

interface Served {
  baseUrl: string;
  imsOrg: string;
  clientId: string;
  profile: string;
  dataDirectory: string;
}

/** What a person needs to know of a service that just started. */
export function renderServed({ baseUrl, imsOrg, clientId, profile, dataDirectory }: Served): string {
  return [
    `${paint('bold', 'Flow Service')} at ${baseUrl}`,
    '',
    renderDetails({
      profile: `${profile}, ready to use in another terminal: headwater connections list`,
      sandboxes: 'prod (production), dev (development)',
      organisation: imsOrg,
      client: clientId,
      token: 'headwater auth token',
      data: dataDirectory,
    }),
    '',
    'Stop it with Ctrl-C.',
  ].join('\n');
}
