/**
 * How an identity of Microsoft Entra ID is let into a storage account.
 *
 * @see https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control
 */
export const ROLE_ADVICE: string =
  'Have "Storage Blob Data Reader" assigned on the account or container. With a hierarchical namespace, ACLs do as well: execute on every folder above, from the root of the container on, read on the file, and read and execute on each folder to list. Then wait some minutes.';
