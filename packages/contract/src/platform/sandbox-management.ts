import { type PlatformHandler, type PlatformRequest, problem } from './platform-request.ts';

/** A sandbox as sandbox management returns it (facts 0, correction of 2.10). */
export interface PlatformSandbox {
  name: string;
  type: 'production' | 'development';
  region?: string;
}

export interface SandboxManagementOptions {
  sandboxes: readonly PlatformSandbox[];
  /** True if the client has the permission Sandbox Administration. */
  isSandboxAdministrator: boolean;
}

const BASE = '/data/foundation/sandbox-management';
const DEFAULT_LIMIT = 50;

/** Lists the available sandboxes for every user, and everything else only for sandbox administrators. */
export function createSandboxManagement({
  sandboxes,
  isSandboxAdministrator,
}: SandboxManagementOptions): PlatformHandler {
  const answers = sandboxes.map(toAnswer);

  function listPage({ query }: PlatformRequest): Response {
    if (query.has('limit') !== query.has('offset')) {
      return problem('SMS-1000-400', 'The parameters limit and offset must be given together.');
    }
    const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
    const offset = Number(query.get('offset') ?? 0);
    const page = answers.slice(offset, offset + limit);
    const next = offset + limit < answers.length ? { next: { href: hrefOf(limit, offset + limit) } } : {};
    return Response.json({
      sandboxes: page,
      _page: { limit, count: page.length },
      _links: { ...next, page: { href: `${BASE}/?limit={limit}&offset={offset}`, templated: true } },
    });
  }

  return (request) => {
    if (request.method !== 'GET' || !request.path.startsWith(BASE)) return undefined;
    const path = request.path.slice(BASE.length);
    if (path === '') return listPage(request);
    if (!isSandboxAdministrator) {
      return problem('SMS-2000-403', 'The user lacks the permission Manage Sandboxes.', 'Forbidden');
    }
    if (path === '/sandboxes') return listPage(request);
    const found = answers.find(({ name }) => path === `/sandboxes/${name}`);
    return found ? Response.json(found) : problem('SMS-2001-404', 'Sandbox not found.', 'Not found');
  };
}

function hrefOf(limit: number, offset: number): string {
  return `https://platform.adobe.io${BASE}/?limit=${limit}&offset=${offset}`;
}

function toAnswer({
  name,
  type,
  region = 'VA7',
}: PlatformSandbox): Record<string, unknown> & { name: string } {
  return {
    name,
    title: name,
    state: 'active',
    type,
    region,
    isDefault: name === 'prod',
    eTag: 2,
    createdDate: '2024-01-02 03:04:05',
    lastModifiedDate: '2024-01-02 03:04:05',
    createdBy: 'system',
    modifiedBy: 'system',
  };
}
