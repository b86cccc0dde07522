import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFlowService } from '@headwater/flow-service';
import type { Fetch } from '@headwater/sdk';
import { writeLocalService } from '../profiles/local-service.ts';
import { openSession } from '../session/open-session.ts';
import type { Session, SessionOptions } from '../session/session.ts';

/** An embedded service in this process, with a home directory whose profile `local` points to it. */
export interface LocalTarget {
  homeDirectory: string;
  /** All requests sent, newest last. */
  requests: Request[];
  openSession(options?: SessionOptions): Promise<Session>;
  close(): Promise<void>;
}

/** @param intercept Can replace the service's response by returning one. */
export async function openLocalTarget(
  intercept: (request: Request) => Response | undefined = () => undefined,
): Promise<LocalTarget> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-core-'));
  const homeDirectory = join(directory, 'home');
  const service = await openFlowService({ dataDirectory: join(homeDirectory, 'data') });
  await writeLocalService(
    { baseUrl: 'http://local.headwater.test', ...service.client, pid: process.pid },
    { homeDirectory },
  );
  const requests: Request[] = [];
  const fetch: Fetch = async (request) => {
    request.signal.throwIfAborted();
    requests.push(request.clone());
    return intercept(request) ?? (await service.fetch(request));
  };
  return {
    homeDirectory,
    requests,
    openSession: (options = {}) =>
      openSession({ homeDirectory, projectDirectory: directory, environment: {}, fetch, ...options }),
    async close() {
      await service.close();
      await rm(directory, { recursive: true });
    },
  };
}
