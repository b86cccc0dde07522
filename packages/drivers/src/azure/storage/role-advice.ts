/**
 * How to grant an identity of Microsoft Entra ID access to a storage account.
 *
 * @see https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control
 */
export const ROLE_ADVICE: string =
  'Assign "Storage Blob Data Reader" on the account or container. With a hierarchical namespace, ACLs work as well: execute on every parent folder, starting at the root of the container, read on the file, and read and execute on each folder to list. Then wait a few minutes.';
