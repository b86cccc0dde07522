import { commandLine } from '../output/command-line.ts';
import { renderDetails } from '../output/details.ts';
import { paint } from '../output/style.ts';

interface Served {
  baseUrl: string;
  imsOrg: string;
  clientId: string;
  profile: string;
  dataDirectory: string;
  /** Host and name of the PostgreSQL database, if one is used. */
  database?: string;
}

/** Start-up information of a service, for people. */
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

/** The printable part of a database URL: neither user nor password. */
export function nameDatabase(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${decodeURIComponent(pathname)}`;
}
