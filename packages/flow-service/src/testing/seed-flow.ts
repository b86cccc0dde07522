import { BLOB_SPEC_ID, blobConnection, type TestClient } from './test-client.ts';

export const FILE_FLOW_SPEC_ID = '9753525b-82c7-4dce-8a9b-5ccfce2b9876';
const DATA_LAKE_SPEC_ID = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c';
const XED = 'application/vnd.adobe.xed-full+json;version=1';

/** The objects of a flow by the collection of their paths, each with its id and, where it has one, its etag. */
type SeededFlow = Readonly<Record<SeededCollection, { id: string; etag: string }>>;

export type SeededCollection =
  | 'connections'
  | 'sourceConnections'
  | 'targetConnections'
  | 'flows'
  | 'runs'
  | 'schemas'
  | 'dataSets';

/** The bodies that create the objects of a flow, and the objects themselves. */
export interface FlowSeed {
  objects: SeededFlow;
  bodies: Readonly<Record<string, object>>;
}

type Create = <Body>(path: string, body: object) => Promise<Body>;
type Created = { id: string; etag: string };

/** Creates a connection, a schema, a dataset, both ends of a flow, the flow, and a run. */
export async function seedFlow(client: TestClient): Promise<FlowSeed> {
  const create: Create = async <Body>(path: string, body: object) => {
    const answer = await client.call('POST', path, { body });
    if (answer.status >= 300)
      throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  // Objects that a flow uses cannot be deleted, so there are others that it does not use.
  const connections = await client.create(blobConnection());
  const base = await client.create(blobConnection());
  const target = await seedTarget(create);
  const source = await seedSource(create, base.id);
  const createFlow = {
    name: 'Orders',
    flowSpec: { id: FILE_FLOW_SPEC_ID, version: '1.0' },
    sourceConnectionIds: [source.objects.sourceConnections.id],
    targetConnectionIds: [target.objects.targetConnections.id],
    scheduleParams: { startTime: Math.floor(Date.now() / 1000) + 3600, frequency: 'once' },
  };
  const flows = await create<Created>('/flows', createFlow);
  const createRun = { flowId: flows.id };
  const runs = await create<Created>('/runs', createRun);
  const rename = [{ op: 'replace', path: '/name', value: 'x' }];
  return {
    objects: {
      connections,
      ...target.objects,
      sourceConnections: await create<Created>('/sourceConnections', source.bodies.createSourceConnection),
      targetConnections: await create<Created>('/targetConnections', target.bodies.createTargetConnection),
      flows,
      runs,
    },
    bodies: {
      ...source.bodies,
      ...target.bodies,
      createFlow,
      createRun,
      searchFlows: { limit: 10 },
      patchSourceConnection: rename,
      patchTargetConnection: rename,
      patchFlow: rename,
    },
  };
}

async function seedSource(create: Create, baseConnectionId: string) {
  const createSourceConnection = {
    name: 'Orders',
    baseConnectionId,
    data: { format: 'delimited' },
    params: { path: 'landing/orders.csv', type: 'file' },
    connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' },
  };
  const sourceConnections = await create<Created>('/sourceConnections', createSourceConnection);
  return { objects: { sourceConnections }, bodies: { createSourceConnection } };
}

async function seedTarget(create: Create) {
  const allOf = [{ $ref: 'https://ns.adobe.com/xdm/context/profile' }];
  const createSchema = { type: 'object', title: 'Orders', allOf };
  const { $id } = await create<{ $id: string }>(
    '//data/foundation/schemaregistry/tenant/schemas',
    createSchema,
  );
  const createDataset = { name: 'Orders', schemaRef: { id: $id, contentType: XED } };
  const [reference = ''] = await create<string[]>('//data/foundation/catalog/dataSets', createDataset);
  const dataSetId = reference.replace('@/dataSets/', '');
  const createTargetConnection = {
    name: 'Orders',
    data: { schema: { id: $id, version: XED } },
    params: { dataSetId },
    connectionSpec: { id: DATA_LAKE_SPEC_ID, version: '1.0' },
  };
  const targetConnections = await create<Created>('/targetConnections', createTargetConnection);
  return {
    objects: {
      targetConnections,
      schemas: { id: encodeURIComponent($id), etag: '' },
      dataSets: { id: dataSetId, etag: '' },
    },
    bodies: {
      createSchema,
      replaceSchema: createSchema,
      createDataset,
      patchDataset: { name: 'Orders' },
      createTargetConnection,
    },
  };
}
