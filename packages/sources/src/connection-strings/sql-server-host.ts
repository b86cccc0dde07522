import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import { shiftRange, type TextRange, trimRange } from '../text-range.ts';
import { parsePort, portOutOfRange } from './port.ts';

/** Protocols that a client supports: TCP, named pipes, shared memory, the dedicated administrator connection. */
export type SqlServerProtocol = 'tcp' | 'np' | 'lpc' | 'admin';

/** A server as the `Data Source` keyword names it: `protocol:host\instance,port`. */
export interface SqlServerHost {
  protocol: SqlServerProtocol | undefined;
  /** `localhost` for the shorthands `.` and `(local)`; an IPv6 address without brackets. */
  host: string;
  instance: string | undefined;
  /** Undefined also if it is not a valid port number. */
  port: number | undefined;
  /** True if the host is a database of Azure SQL, Synapse, or Fabric. */
  isAzure: boolean;
  /**
   * True if the host is a logical server of Azure SQL or a workspace of Synapse. Old clients append its name to the
   * user name.
   */
  isLogicalServer: boolean;
  ranges: {
    protocol: TextRange | undefined;
    host: TextRange;
    instance: TextRange | undefined;
    port: TextRange | undefined;
  };
  problems: readonly Finding[];
}

const DATA_SOURCE = /^\s*(?:(tcp|np|lpc|admin):)?(\s*\\\\[^,]*|[^\\,]*)(?:(\\+)([^,]*))?(?:,(.*))?$/dis;
// A managed instance has one more label for its DNS zone. Fabric has no SQL logins.
const LOGICAL_SERVER =
  /^[^.]+\.(?:database\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|sql\.azuresynapse\.(?:net|azure\.cn|usgovcloudapi\.net))$/;
const AZURE_HOST =
  /\.(?:database\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|sql\.azuresynapse\.(?:net|azure\.cn|usgovcloudapi\.net)|(?:datawarehouse|database)\.fabric\.microsoft\.com)$/;

/**
 * Reads a server name as SQL Server clients interpret it. Never throws.
 *
 * @param offset Offset of the name within the string that ranges refer to.
 */
export function readSqlServerHost(text: string, offset = 0): SqlServerHost {
  const indices = DATA_SOURCE.exec(text)?.indices ?? [];
  const read = (group: number): string | undefined => indices[group] && text.slice(...indices[group]).trim();
  const range = (group: number): TextRange | undefined => {
    const [start, end] = indices[group] ?? [];
    if (start === undefined || end === undefined) return undefined;
    return shiftRange(trimRange(text, { start, end }), offset);
  };
  const [protocol, written = '', backslashes = '', instance, portText] = [1, 2, 3, 4, 5].map(read);
  const bare = written.replace(/^\[([\da-f:.]+(?:%[\w.-]+)?)\]$/i, '$1').toLowerCase();
  const host = /^(?:\.|\(local\))$/i.test(bare) ? 'localhost' : bare;
  const port = parsePort(portText);
  return {
    protocol: written.startsWith('\\\\') ? 'np' : toProtocol(protocol),
    host,
    instance: instance || undefined,
    port,
    isAzure: AZURE_HOST.test(host),
    isLogicalServer: LOGICAL_SERVER.test(host),
    ranges: {
      protocol: range(1),
      host: range(2) ?? { start: offset, end: offset + text.length },
      instance: range(4),
      port: range(5),
    },
    problems: [
      ...(backslashes.length > 1 ? [doubledBackslash(range(3))] : []),
      ...(portText !== undefined && port === undefined ? [badPort(portText, range(5))] : []),
    ],
  };
}

function toProtocol(text: string | undefined): SqlServerProtocol | undefined {
  return text?.toLowerCase() as SqlServerProtocol | undefined;
}

function badPort(text: string, range: TextRange | undefined): Finding {
  if (/^\d+$/.test(text)) return portOutOfRange(range);
  return errorFinding(describeFinding('port-not-a-number.sql-server'), range);
}

function doubledBackslash(range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('doubled-backslash'), range);
}
