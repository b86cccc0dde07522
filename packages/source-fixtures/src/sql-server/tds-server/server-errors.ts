/** A server message: an error, or information that accompanies a result. */
export interface ServerMessage {
  number: number;
  state: number;
  /** Severity: up to 10 is informational. */
  class: number;
  text: string;
}

/** The server's messages, with the numbers, states and severities of SQL Server and Azure SQL. */
export const SERVER_ERRORS = {
  syntax: (near: string): ServerMessage => failure(102, 15, `Incorrect syntax near '${near}'.`),
  unknownFunction: (name: string): ServerMessage =>
    failure(195, 15, `'${name}' is not a recognized built-in function name.`, 10),
  unknownSetOption: (name: string): ServerMessage =>
    failure(195, 15, `'${name}' is not a recognized SET option.`, 5),
  unknownColumn: (name: string): ServerMessage => failure(207, 16, `Invalid column name '${name}'.`),
  unknownObject: (name: string): ServerMessage => failure(208, 16, `Invalid object name '${name}'.`),
  undeclared: (name: string): ServerMessage =>
    failure(137, 15, `Must declare the scalar variable "${name}".`, 2),
  selectDenied: (object: string, database: string, schema: string): ServerMessage =>
    failure(
      229,
      14,
      `The SELECT permission was denied on the object '${object}', database '${database}', schema '${schema}'.`,
      5,
    ),
  brokenView: (name: string): ServerMessage =>
    failure(4413, 16, `Could not use view or function '${name}' because of binding errors.`),
  negativeTop: (): ServerMessage => failure(127, 15, 'A TOP N or FETCH rowcount value may not be negative.'),
  negativeLength: (): ServerMessage =>
    failure(537, 16, 'Invalid length parameter passed to the LEFT or SUBSTRING function.', 3),
  unknownDatabase: (name: string): ServerMessage =>
    failure(911, 16, `Database '${name}' does not exist. Make sure that the name is entered correctly.`),
  unknownProcedure: (name: string): ServerMessage =>
    failure(2812, 16, `Could not find stored procedure '${name}'.`, 62),
  encryptionClash: (type: string): ServerMessage =>
    failure(
      206,
      16,
      `Operand type clash: varchar is incompatible with ${type} encrypted with (encryption_type = 'DETERMINISTIC')`,
      2,
    ),
  /** From a dedicated Synapse pool. */
  parseError: (near: string): ServerMessage =>
    failure(103_010, 16, `Parse error at line: 1, column: 1: Incorrect syntax near '${near}'.`),
  readIntentNeeded: (database: string): ServerMessage =>
    failure(
      978,
      14,
      `The target database ('${database}') is in an availability group and is currently accessible for connections when the application intent is set to read only.`,
    ),
  /** For numbers that this server never raises on its own. */
  other: (number: number, text?: string): ServerMessage => failure(number, 16, text ?? `Message ${number}.`),
  conversion: (from: string, to: string): ServerMessage =>
    failure(529, 16, `Explicit conversion from data type ${from} to ${to} is not allowed.`, 2),
  otherServer: (name: string): ServerMessage =>
    failure(
      40515,
      15,
      `Reference to database and/or server name in '${name}' is not supported in this version of SQL Server.`,
    ),
  unsupported: (what: string): ServerMessage =>
    failure(40510, 16, `Statement '${what}' is not supported in this version of SQL Server.`),
  loginFailed: (user: string): ServerMessage =>
    // The reason appears only in the server's own log; clients always see state 1.
    failure(18456, 14, `Login failed for user '${user}'.`),
  tokenRefused: (): ServerMessage =>
    failure(18456, 14, "Login failed for user '<token-identified principal>'."),
  integratedRefused: (): ServerMessage =>
    failure(
      18452,
      14,
      'Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication.',
    ),
  databaseRefused: (database: string): ServerMessage =>
    failure(4060, 11, `Cannot open database "${database}" requested by the login. The login failed.`),
  firewall: (server: string, clientAddress: string): ServerMessage =>
    failure(
      40615,
      14,
      `Cannot open server '${server}' requested by the login. Client with IP address '${clientAddress}' is not allowed to access the server.`,
    ),
  resuming: (database: string, server: string): ServerMessage =>
    failure(
      40613,
      17,
      `Database '${database}' on server '${server}' is not currently available.  Please retry the connection later.  If the problem persists, contact customer support, and provide them the session tracing ID of '{11111111-2222-3333-4444-555555555555}'.`,
    ),
  unknownServer: (server: string): ServerMessage =>
    failure(40532, 20, `Cannot open server "${server}" requested by the login.  The login failed.`),
} as const;

/** A refused statement, with all messages about it. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly reasons: readonly ServerMessage[];

  constructor(...reasons: readonly [ServerMessage, ...ServerMessage[]]) {
    super(reasons[0].text);
    this.reasons = reasons;
  }
}

// biome-ignore lint/complexity/useMaxParams: to take one options object
function failure(number: number, severity: number, text: string, state = 1): ServerMessage {
  return { number, state, class: severity, text };
}
