/** A client's credentials. */
export interface TargetClient {
  clientId: string;
  clientSecret: string;
}

/** A Flow Service that the contract runs against, with the credentials of its clients. */
export interface Target {
  /** Without a path, for example `https://platform.adobe.io`. */
  baseUrl: string;
  imsUrl: string;
  client: TargetClient;
  imsOrg: string;
  /** Sent in token requests; comma-separated. */
  scopes: string;
  /** The sandbox in which the cases run. */
  sandbox: string;
  /** Only read from. */
  otherSandbox?: string;
  /** A storage account that the target can reach. */
  source?: TargetSource;
  /** A client with read access to connections but no write access. */
  viewer?: TargetClient;
}

/** An Azure storage account with a delimited file. */
export interface TargetSource {
  connectionString: string;
  /** Container, folders, and name. */
  file: string;
  /** Name of a table of the account. */
  table?: string;
}
