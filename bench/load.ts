import autocannon from 'autocannon';
import type { ServiceAnnouncement } from './start-process.ts';

/** Answers per second of a server under a fixed number of clients. */
export async function requestsPerSecond(
  request: { url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
  { connections, seconds = 5 }: { connections: number; seconds?: number },
): Promise<number> {
  const result = await autocannon({ ...request, connections, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${request.url}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  }
  return result['2xx'] / result.duration;
}

/** The headers of an authorised request to a started service. */
export async function authorise({ url, client }: ServiceAnnouncement): Promise<Record<string, string>> {
  const response = await fetch(`${url}/ims/token/v3`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return {
    authorization: `Bearer ${token}`,
    'x-api-key': client.clientId,
    'x-gw-ims-org-id': client.imsOrg,
    'x-sandbox-name': 'dev',
  };
}

/** A create request as the first tutorial of the Azure Blob source sends it. */
export const CREATE_BODY: string = JSON.stringify({
  name: 'Bench',
  description: 'A connection of the bench',
  auth: {
    specName: 'ConnectionString',
    params: { connectionString: 'DefaultEndpointsProtocol=https;AccountName=bench;AccountKey=ZXhhbXBsZQ==' },
  },
  connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
});

/** The base path of the Flow Service on a started service. */
export const FLOW_SERVICE = '/data/foundation/flowservice';
