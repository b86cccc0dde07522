import type { SqlServerHost } from '../connection-strings/sql-server-host.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintLoopback } from './host-rules.ts';

/** Checks the location and the protocol of a server. The caller reports the problems that the parser found. */
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
    return errorFinding(describeFinding('named-pipe-host'), ranges.protocol ?? ranges.host);
  }
  if (protocol === 'lpc') {
    return errorFinding(describeFinding('shared-memory-host'), ranges.protocol);
  }
  if (host !== '(localdb)') return undefined;
  return errorFinding(describeFinding('local-database'), ranges.host);
}

function lintShape({ host, ranges }: SqlServerHost): Finding | undefined {
  if (host === '') {
    return errorFinding(describeFinding('host-missing.sql-server'), ranges.host);
  }
  if (host.includes('/')) {
    return errorFinding(describeFinding('host-is-address'), ranges.host);
  }
  if (/^[^:]+:\d*$/.test(host)) {
    return errorFinding(describeFinding('port-after-colon'), ranges.host);
  }
  if (/^(?:[\w.-]+|\[?[\da-f:.%]+\]?)$/i.test(host)) return undefined;
  return errorFinding(describeFinding('host-not-readable.sql-server'), ranges.host);
}

function lintInstance({ instance, port, ranges }: SqlServerHost): Finding[] {
  if (instance === undefined) return [];
  if (port !== undefined) {
    return [warningFinding(describeFinding('instance-ignored'), ranges.instance)];
  }
  return [warningFinding(describeFinding('named-instance-without-port'), ranges.instance)];
}

function lintSynapse({ host, isAzure, ranges }: SqlServerHost): Finding[] {
  if (host.endsWith('.dev.azuresynapse.net')) {
    return [errorFinding(describeFinding('synapse-development-endpoint'), ranges.host)];
  }
  const isLoopback = /^(?:localhost|127\..+|\[?::1\]?)$/.test(host);
  if (isAzure || isLoopback) return [];
  return [warningFinding(describeFinding('host-not-synapse'), ranges.host)];
}
