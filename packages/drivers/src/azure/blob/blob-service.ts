import type { HttpClient } from '@azure/core-rest-pipeline';
import {
  AnonymousCredential,
  BlobServiceClient,
  type StorageRetryOptions,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { DriverContext } from '../../contract/contract.ts';
import { createEntraCredential } from '../entra/entra-credential.ts';
import {
  type AnswerLimit,
  createStorageHttpClient,
  LISTING_BYTES,
  toStorageHttpClient,
} from '../http/guarded-http-client.ts';
import type { StorageAccount } from '../storage/storage-account.ts';

// One retry, for connections that the server closed while they were idle.
const RETRIES: StorageRetryOptions = {
  maxTries: 2,
  retryDelayInMs: 100,
  maxRetryDelayInMs: 500,
};

/** Opens the Blob service of an account. Sends nothing yet. */
export async function openBlobService(
  account: StorageAccount,
  context: DriverContext,
  limit: { limits?: AnswerLimit } = {},
): Promise<BlobServiceClient> {
  const client: HttpClient = createStorageHttpClient(
    context.guard,
    LISTING_BYTES + context.limits.maxPreviewBytes,
    limit,
  );
  const options = { httpClient: toStorageHttpClient(client), retryOptions: RETRIES };
  const { credential } = account;
  const url = credential.kind === 'sas' ? `${account.url}?${credential.sas.token}` : account.url;
  return new BlobServiceClient(url, await toSdkCredential(account, context), options);
}

async function toSdkCredential({ credential, url }: StorageAccount, context: DriverContext) {
  switch (credential.kind) {
    case 'account-key':
      return new StorageSharedKeyCredential(credential.accountName, credential.accountKey);
    case 'service-principal':
      return await createEntraCredential(credential, context, new URL(url).hostname);
    case 'sas':
      return new AnonymousCredential();
  }
}
