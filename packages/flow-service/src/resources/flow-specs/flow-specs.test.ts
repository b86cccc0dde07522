import { listSources, loadSource, specIdsOf } from '@headwater/sources';
import { expect, onTestFinished, test } from 'vitest';
import { openTestService } from '../../testing/test-service.ts';
import { FLOW_SPECS, findFlowSpec } from './flow-specs.ts';

/** Sources whose page names a flow spec that does not list them. */
const UNLISTED: readonly string[] = [];

test('a flow spec lists every source that names it', async () => {
  const sources = await Promise.all(listSources().map(({ slug }) => loadSource(slug)));
  const missing = sources.filter((source) => {
    const spec = findFlowSpec(source.flowSpecId ?? '');
    return spec && !specIdsOf(source).some((id) => spec.sourceConnectionSpecIds?.includes(id));
  });

  expect(missing.map(({ slug }) => slug)).toEqual(UNLISTED);
  expect(FLOW_SPECS.map(({ name }) => name)).toEqual(['CloudStorageToAEP', 'CRMToAEP']);
});

test('users can neither register nor replace a flow spec', async () => {
  const service = await openTestService();
  onTestFinished(() => service.close());
  const client = await service.inNewSandbox();
  const body = { name: 'Mine', providerId: 'provider' };
  for (const send of ['POST /flowSpecs', `PUT /flowSpecs/${FLOW_SPECS[0]?.id}`]) {
    const [method = '', path = ''] = send.split(' ');
    const { status, body: problem } = await client.call(method, path, { body });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ type: 'https://ns.adobe.com/aep/errors/FLOW-1426-400' });
  }
});
