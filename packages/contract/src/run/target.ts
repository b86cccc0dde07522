/** A client's credentials. */
export interface TargetClient {
  clientId: string;
  clientSecret: string;
}

/** A Flow Service that the contract runs against, and who asks it. */
export interface Target {
  /** Without a path, for example `https://platform.adobe.io`. */
  baseUrl: string;
  imsUrl: string;
  client: TargetClient;
  imsOrg: string;
  /** Asked for with a token; comma-separated. */
  scopes: string;
  /** Where everything takes place. */
  sandbox: string;
  /** Only looked into. */
  otherSandbox?: string;
  /** A storage account that the target can reach. */
  source?: TargetSource;
  /** Who may read connections and not change them. */
  viewer?: TargetClient;
}

/** A storage account of Azure, and a delimited file in it. */
export interface TargetSource {
  connectionString: string;
  /** Container, folders and name. */
  file: string;
  /** Name of a table of the account. */
  table?: string;
}
