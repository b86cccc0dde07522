import { parsePort, portOutOfRange } from '../connection-strings/port.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';

/** Default ports of services. */
const DEFAULT_PORTS: readonly { service: string; label: string; port: number }[] = [
  { service: 'ftp', label: 'FTP', port: 21 },
  { service: 'sftp', label: 'SFTP', port: 22 },
  { service: 'https', label: 'a web server', port: 443 },
  { service: 'snowflake', label: 'Snowflake', port: 443 },
  { service: 'sql-server', label: 'SQL Server', port: 1433 },
  { service: 'oracle', label: 'Oracle', port: 1521 },
  { service: 'mysql', label: 'MySQL', port: 3306 },
  { service: 'postgresql', label: 'PostgreSQL', port: 5432 },
  { service: 'redshift', label: 'Redshift', port: 5439 },
  { service: 'couchbase', label: 'the Couchbase query service', port: 8093 },
  { service: 'cassandra', label: 'Cassandra', port: 9042 },
];

/**
 * Checks that a port is valid and is not the default port of another kind of service.
 *
 * @param use.service The service to reach on the port, if known.
 */
export function lintPort(
  text: string,
  range: TextRange | undefined,
  { service }: { service: string | undefined },
): readonly Finding[] {
  const port = parsePort(text);
  if (port !== undefined) return lintUsualService(port, range, service);
  return [/^\d+$/.test(text) ? portOutOfRange(range) : notANumber(range, service)];
}

function lintUsualService(
  port: number,
  range: TextRange | undefined,
  service: string | undefined,
): Finding[] {
  const wanted = DEFAULT_PORTS.find((usual) => usual.service === service);
  const found = DEFAULT_PORTS.find((usual) => usual.port === port);
  if (wanted === undefined || found === undefined || found.port === wanted.port) return [];
  return [
    warningFinding(
      describeFinding('port-of-another-service', {
        found: found.label,
        wanted: wanted.label,
        port: wanted.port,
      }),
      range,
    ),
  ];
}

function notANumber(range: TextRange | undefined, service: string | undefined): Finding {
  const usual = DEFAULT_PORTS.find((candidate) => candidate.service === service);
  const text =
    usual === undefined
      ? describeFinding('port-not-a-number')
      : describeFinding('port-not-a-number.usual', { usual: usual.port });
  return errorFinding(text, range);
}
