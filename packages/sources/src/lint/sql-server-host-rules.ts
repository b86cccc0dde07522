import type { SqlServerHost } from '../connection-strings/sql-server-host.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintLoopback } from './host-rules.ts';

/** Judges where a server is and how it is to be reached. Problems of the host's reader are left to the caller. */
export function lintSqlServerHost(server: SqlServerHost, service: string | undefined): readonly Finding[] {
  const unreachable = lintReach(server) ?? lintShape(server);
  if (unreachable) return [unreachable];
  const { host, ranges } = server;
  return [
    ...lintLoopback(host, ranges.host),
    ...lintInstance(server),
    ...(service === 'synapse' ? lintSynapse(server) : []),
  ];
}

function lintReach({ protocol, host, ranges }: SqlServerHost): Finding | undefined {
  if (protocol === 'np') {
    return errorFinding({
      code: 'named-pipe-host',
      range: ranges.protocol ?? ranges.host,
      cause:
        'The server is named by a named pipe (np: or \\\\server\\pipe), which works inside a Windows network only; a cloud service connects by TCP.',
      fix: 'Write host,port, for example sql.example.com,1433, and let the server listen on TCP.',
    });
  }
  if (protocol === 'lpc') {
    return errorFinding({
      code: 'shared-memory-host',
      range: ranges.protocol,
      cause:
        'lpc: means shared memory, which works on the machine of the server only; a cloud service connects by TCP.',
      fix: 'Write host,port, for example sql.example.com,1433, and let the server listen on TCP.',
    });
  }
  if (host !== '(localdb)') return undefined;
  return errorFinding({
    code: 'local-database',
    range: ranges.host,
    cause:
      '(localdb) is a database engine that is started for one person on one Windows machine; nothing else can connect to it.',
    fix: 'Give the name of a server that listens on TCP.',
  });
}

function lintShape({ host, ranges }: SqlServerHost): Finding | undefined {
  if (host === '') {
    return errorFinding({
      code: 'host-missing',
      range: ranges.host,
      cause: 'There is no host name.',
      fix: 'Give the full host name of the server, for example sql.example.com.',
    });
  }
  if (host.includes('/')) {
    return errorFinding({
      code: 'host-is-address',
      range: ranges.host,
      cause: 'This is a web address or a path; SQL Server clients take a host name only.',
      fix: 'Leave out https:// and everything after the host name.',
    });
  }
  if (/^[^:]+:\d*$/.test(host)) {
    return errorFinding({
      code: 'port-after-colon',
      range: ranges.host,
      cause:
        'The port follows a colon here. SQL Server clients want it after a comma and take this for a host of that name.',
      fix: 'Write host,port, for example sql.example.com,1433.',
    });
  }
  if (/^(?:[\w.-]+|\[?[\da-f:.%]+\]?)$/i.test(host)) return undefined;
  return errorFinding({
    code: 'host-not-readable',
    range: ranges.host,
    cause: 'The host name has characters that no host name has.',
    fix: 'Give the full host name of the server, for example sql.example.com.',
  });
}

function lintInstance({ instance, port, ranges }: SqlServerHost): Finding[] {
  if (instance === undefined) return [];
  if (port !== undefined) {
    return [
      warningFinding({
        code: 'instance-ignored',
        range: ranges.instance,
        cause: 'With both an instance and a port, clients use the port and ignore the instance.',
        fix: 'Keep the port if it is the one of that instance, and leave out the instance.',
      }),
    ];
  }
  return [
    warningFinding({
      code: 'named-instance-without-port',
      range: ranges.instance,
      cause:
        "The port of a named instance has to be asked from the server's browser service over UDP 1434, which firewalls seldom let through.",
      fix: 'Write host,port with the port that the instance listens on, and fix that port in the server configuration.',
    }),
  ];
}

function lintSynapse({ host, isAzure, ranges }: SqlServerHost): Finding[] {
  if (host.endsWith('.dev.azuresynapse.net')) {
    return [
      errorFinding({
        code: 'synapse-development-endpoint',
        range: ranges.host,
        cause:
          "This is the workspace's development address, which serves its studio; no SQL is spoken there.",
        fix: 'Use the SQL endpoint from the overview page of the workspace; it ends in .sql.azuresynapse.net.',
      }),
    ];
  }
  const isLoopback = /^(?:localhost|127\..+|\[?::1\]?)$/.test(host);
  if (isAzure || isLoopback) return [];
  return [
    warningFinding({
      code: 'host-not-synapse',
      range: ranges.host,
      cause: 'Hosts of Synapse end in .sql.azuresynapse.net or .database.windows.net; this one does not.',
      fix: 'Give the full host name from the overview page of the workspace, or use the source for SQL Server.',
    }),
  ];
}
