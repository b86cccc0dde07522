import type { Exchange } from '../contract-case.ts';

/** Connection spec of Azure Blob Storage. */
export const BLOB_SPEC = '4c10e202-c428-4796-9208-5f1f5732b1cf';

/** A valid create request. */
export const BLOB_CONNECTION: Readonly<Record<string, unknown>> = {
  name: '{name}',
  connectionSpec: { id: BLOB_SPEC, version: '1.0' },
  auth: { specName: 'ConnectionString', params: { connectionString: '{connectionString}' } },
};

/** A connection, whose id and etag are known afterward. */
export const A_CONNECTION: readonly Exchange[] = [
  { send: 'POST /connections', body: BLOB_CONNECTION, answer: created() },
];

/** A draft without its auth block. */
export const A_DRAFT: readonly Exchange[] = [
  {
    send: 'POST /connections?mode=draft',
    body: { name: '{name}', connectionSpec: BLOB_CONNECTION.connectionSpec },
    answer: created(),
  },
];

/**
 * Connections named `{name}-a`, `{name}-b`, and `{name}-c`, created in this order. Only the first has a description.
 */
export const THREE_CONNECTIONS: readonly Exchange[] = ['a', 'b', 'c'].map((letter) => ({
  send: 'POST /connections',
  body: {
    ...BLOB_CONNECTION,
    name: `{name}-${letter}`,
    ...(letter === 'a' ? { description: '{name}-first' } : {}),
  },
  answer: { status: 201, keep: { [letter]: ['id'] } },
}));

function created(): Exchange['answer'] {
  return { status: 201, keep: { id: ['id'], etag: ['etag'] } };
}
