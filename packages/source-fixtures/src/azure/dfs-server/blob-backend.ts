import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as openRequest } from 'node:http';
import {
  AccountSASPermissions,
  BlobServiceClient,
  generateAccountSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { Azurite } from '../azurite.ts';

/** The emulated Blob service that stores the files. */
export interface BlobBackend {
  accountName: string;
  service: BlobServiceClient;
  /**
   * Forwards a request to the Blob service with a signature in place of its token.
   *
   * @param path below the account, with its query
   */
  forward(path: string, request: Pick<IncomingMessage, 'method' | 'headers'>): Promise<IncomingMessage>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Headers to forward unchanged to the emulator. */
const PASSED_ON = ['accept', 'range', 'x-ms-range', 'if-match', 'if-none-match', 'x-ms-version'] as const;

/** @throws if the emulator speaks HTTPS */
export function openBlobBackend({
  accountName,
  accountKey,
  blobEndpoint,
  connectionString,
}: Azurite): BlobBackend {
  if (!blobEndpoint.startsWith('http:')) throw new Error('The emulator behind has to speak http.');
  const signature = generateAccountSASQueryParameters(
    {
      services: 'b',
      resourceTypes: 'sco',
      permissions: AccountSASPermissions.parse('rl'),
      protocol: SASProtocol.HttpsAndHttp,
      startsOn: new Date(Date.now() - DAY_MS),
      expiresOn: new Date(Date.now() + DAY_MS),
    },
    new StorageSharedKeyCredential(accountName, accountKey),
  ).toString();
  return {
    accountName,
    service: BlobServiceClient.fromConnectionString(connectionString),
    forward(path, { method, headers }) {
      const url = `${blobEndpoint}${path}${path.includes('?') ? '&' : '?'}${signature}`;
      return new Promise((resolve, reject) => {
        openRequest(url, { method: method ?? 'GET', headers: pick(headers) }, resolve)
          .on('error', reject)
          .end();
      });
    },
  };
}

function pick(headers: IncomingHttpHeaders): Record<string, string> {
  const pairs = PASSED_ON.map((name) => [name, headers[name]] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is [(typeof pair)[0], string] => typeof pair[1] === 'string'),
  );
}
