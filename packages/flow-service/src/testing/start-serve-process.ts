import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { LocalClient } from '@headwater/flow-store';
import { onTestFinished } from 'vitest';
import { observeFetch } from './observed-fetch.ts';
import { createTestClient, type TestClient } from './test-client.ts';

/** Starts a service in its own process until the end of the test, and a client of it in the sandbox `dev`. */
export async function startServeProcess(
  dataDirectory: string,
): Promise<{ child: ChildProcess; client: TestClient }> {
  const file = new URL('serve-process.ts', import.meta.url);
  const child = fork(file, [dataDirectory], { execArgv: ['--conditions=@headwater/source'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [{ url, client }] = (await once(child, 'message')) as [{ url: string; client: LocalClient }];
  const fetchThere = observeFetch((request) => {
    return fetch(new Request(request.url.replace('http://headwater.test', url), request));
  });
  return { child, client: await createTestClient(fetchThere, client, 'dev') };
}
