import type { TestCertificate } from '../../network/certificate.ts';
import type { Azurite } from '../azurite.ts';
import type { Access } from './authorize-request.ts';

/** What a stand-in for a storage account with a data lake is started with. */
export interface DfsServerOptions extends Access {
  /** Holds the files. Speaks http. */
  azurite: Azurite;
  /** With it the server speaks https, else http. */
  certificate?: TestCertificate;
  /** The firewall lets no one in at the Data Lake Storage endpoint. @default false */
  isFirewalled?: boolean;
  /** Entries of the largest page it gives. @default 5000 */
  maxPageSize?: number;
  /** @default true */
  hasHierarchicalNamespace?: boolean;
  /** The account has soft delete or events, which the endpoint does not go with when the namespace is flat. @default false */
  hasSoftDelete?: boolean;
}
