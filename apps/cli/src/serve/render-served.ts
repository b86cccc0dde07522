import { commandLine } from '../output/command-line.ts';
import { renderDetails } from '../output/details.ts';
import { paint } from '../output/style.ts';

interface Served {
  baseUrl: string;
  imsOrg: string;
  clientId: string;
  profile: string;
  dataDirectory: string;
  /** Host and name of the PostgreSQL database, where there is one. */
  database?: string;
}

/** What a person needs to know of a service that just started. */
export function renderServed(served: Served): string {
  const { baseUrl, imsOrg, clientId, profile, dataDirectory, database } = served;
  return [
    `${paint('bold', 'Flow Service')} at ${baseUrl}`,
    '',
    renderDetails({
      profile: `${profile}, ready to use in another terminal: ${commandLine('connections list')}`,
      sandboxes: 'prod (production), dev (development)',
      organization: imsOrg,
      client: clientId,
      token: commandLine('auth token'),
      data: database === undefined ? dataDirectory : `PostgreSQL at ${database}, keys in ${dataDirectory}`,
    }),
    '',
    'Stop it with Ctrl-C.',
  ].join('\n');
}

/** What may be shown of a database URL: neither user nor password. */
export function nameDatabase(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${decodeURIComponent(pathname)}`;
}
