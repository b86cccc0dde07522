import type { TestClient } from './test-client.ts';

const TABLE_FLOW_SPEC_ID = '14518937-270c-4525-bdec-c2ba7cce3860';
const TABLE_SPEC_ID = 'ecde33f2-c56f-46cc-bdea-ad151c16cd69';

/** A create request for a target connection. */
export const LAKE_TARGET = {
  name: 'Lake',
  connectionSpec: { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' },
  data: {
    schema: {
      id: 'https://ns.adobe.com/shop/schemas/orders',
      version: 'application/vnd.adobe.xed-full+json;version=1',
    },
  },
  params: { dataSetId: '5f3c3cedb2805c194ff0b69a' },
};

/** Ids of objects for tests of flows. */
export interface SampleFlows {
  tableSource: string;
  target: string;
  /** A flow that runs once, tomorrow. */
  once: string;
  /** A flow that has started. */
  recurring: string;
  /** Start of the recurring flow, in epoch seconds. */
  startTime: number;
  /** A scheduled run of the flow that runs once. */
  run: string;
}

/** A create request for a source connection to a table of Azure Table Storage. */
export function tableSource(baseConnectionId: string): object {
  return {
    name: 'Orders',
    baseConnectionId,
    connectionSpec: { id: TABLE_SPEC_ID, version: '1.0' },
    data: { format: 'tabular' },
    params: { tableName: 'orders' },
  };
}

/** A create request for a flow that runs once, tomorrow. */
export function flowBody({
  tableSource: source,
  target,
}: Pick<SampleFlows, 'tableSource' | 'target'>): object {
  return {
    name: 'Orders to the lake',
    flowSpec: { id: TABLE_FLOW_SPEC_ID, version: '1.0' },
    sourceConnectionIds: [source],
    targetConnectionIds: [target],
    scheduleParams: { startTime: Math.floor(Date.now() / 1000) + 86_400, frequency: 'once' },
  };
}

export async function createFlow(client: TestClient, body: object): Promise<string> {
  return await create(client, '/flows', body);
}

/** @param ids A base connection to Azure Table Storage. */
export async function addSampleFlows(client: TestClient, { table }: { table: string }): Promise<SampleFlows> {
  const ends = {
    tableSource: await create(client, '/sourceConnections', tableSource(table)),
    target: await create(client, '/targetConnections', LAKE_TARGET),
  };
  const startTime = Math.floor(Date.now() / 1000) - 10;
  const once = await createFlow(client, flowBody(ends));
  const recurring = await createFlow(client, {
    ...flowBody(ends),
    transformations: [{ name: 'Copy', params: { deltaColumn: { name: 'Timestamp' } } }],
    scheduleParams: { startTime, frequency: 'day', interval: 1 },
  });
  const run = await create(client, '/runs', { flowId: once });
  return { ...ends, once, recurring, startTime, run };
}

async function create(client: TestClient, path: string, body: object): Promise<string> {
  const { status, body: reference } = await client.call('POST', path, { body });
  if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(reference)}`);
  return (reference as { id: string }).id;
}
