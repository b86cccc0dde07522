import type { TestCertificate } from '../../network/certificate.ts';
import type { Azurite } from '../azurite.ts';
import type { Access } from './authorize-request.ts';

/** Settings of a stand-in for a storage account with a data lake. */
export interface DfsServerOptions extends Access {
  /** Stores the files. Must speak HTTP. */
  azurite: Azurite;
  /** If set, the server speaks HTTPS; otherwise HTTP. */
  certificate?: TestCertificate;
  /** The firewall blocks every client of the Data Lake Storage endpoint. @default false */
  isFirewalled?: boolean;
  /** Maximum number of entries on a page. @default 5000 */
  maxPageSize?: number;
  /** @default true */
  hasHierarchicalNamespace?: boolean;
  /**
   * The account has soft delete or events, which the endpoint does not support with a flat namespace. @default false
   */
  hasSoftDelete?: boolean;
}
