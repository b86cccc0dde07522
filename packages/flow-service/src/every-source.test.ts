import { type Client, clientCredentials, createClient } from '@headwater/sdk';
import {
  type AuthVariant,
  buildConnectionRequest,
  findSourcesBySpecId,
  listSources,
  loadSource,
  maskSecrets,
  type SourceDefinition,
  validateParams,
} from '@headwater/sources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestService, type TestService } from './testing/test-service.ts';

const BASE_URL = 'http://headwater.test';

type Params = Readonly<Record<string, unknown>>;

const definitions = await Promise.all(listSources().map(({ slug }) => loadSource(slug)));
const withoutAuth = definitions.filter(({ variants }) => variants.length === 0);
const cases = definitions.flatMap((definition) => {
  return definition.variants.map((variant) => ({
    title: `${definition.slug} ${variant.key}`,
    definition,
    variant,
  }));
});
/** Required parameters that, when missing or misspelled, leave a body that is complete for another variant. */
const identifying = cases.flatMap(({ title, definition, variant }) => {
  const names = requiredNames(variant).filter((name) => isWhole(definition, variant, without(name, variant)));
  return names.map((name) => `${title} ${name}`);
});

let service: TestService;
let client: Client;
beforeAll(async () => {
  service = await openTestService();
  const { sandboxName: sandbox, credentials } = await service.inNewSandbox();
  const { clientId, clientSecret, imsOrg } = credentials;
  const { fetch } = service;
  const tokens = clientCredentials({ imsUrl: BASE_URL, clientId, clientSecret, fetch });
  client = createClient({ baseUrl: BASE_URL, imsOrg, clientId, sandbox, tokens, fetch });
});
afterAll(() => service.close());

describe.each(cases)('$title', ({ title, definition, variant }) => {
  it('is created from its examples and shown without the secrets', async () => {
    const params = exampleOf(variant);
    const { id } = await create(definition, variant, params);

    expect(await client.connections.retrieve(id)).toMatchObject({
      name: definition.displayName,
      state: 'enabled',
      connectionSpec: { id: definition.connectionSpec.id, version: definition.connectionSpec.version },
      auth: { specName: variant.specName, params: maskSecrets(variant, params) },
    });
  });

  const required = variant.params.filter(({ name, isRequired }) => {
    return isRequired && !identifying.includes(`${title} ${name}`);
  });
  it.each(required)(
    'is rejected if $name is missing or misspelled; both errors name only this parameter',
    async ({ name, title: label }) => {
      const params = without(name, variant);
      const detail = `${name} (${label}) is required for "${variant.specName}" and is missing or empty.`;
      const refusal = { status: 400, code: 'CONNECTOR-1304-400', detail };
      const misspelled = { ...params, [misspell(name)]: exampleOf(variant)[name] };

      await expect(create(definition, variant, params)).rejects.toMatchObject(refusal);
      await expect(create(definition, variant, misspelled)).rejects.toMatchObject(refusal);
    },
  );
});

describe.each(withoutAuth)('$slug', (definition) => {
  it('is created without an auth block', async () => {
    const { id } = await create(definition, undefined, {});
    const connection = await client.connections.retrieve(id);

    expect(connection).toMatchObject({ connectionSpec: { id: definition.connectionSpec.id } });
    expect(connection).not.toHaveProperty('auth');
  });
});

it('accepts a missing required parameter only if the other parameters are complete for the other cloud or the whole namespace', () => {
  expect(identifying).toEqual([
    'amazon-redshift BasicAuthenticationAws schema',
    'azure-event-hubs EventHubSasKey eventHubName',
    'google-bigquery ServiceAccountAws datasetId',
  ]);
});

async function create(definition: SourceDefinition, variant: AuthVariant | undefined, params: Params) {
  const request = buildConnectionRequest(definition, { name: definition.displayName, variant, params });
  return await client.connections.create(request);
}

function requiredNames({ params }: AuthVariant): string[] {
  return params.filter(({ isRequired }) => isRequired).map(({ name }) => name);
}

function exampleOf({ params }: AuthVariant): Params {
  return Object.fromEntries(params.map(({ name, examples }) => [name, examples[0]]));
}

function without(name: string, variant: AuthVariant): Params {
  const { [name]: _left, ...rest } = exampleOf(variant);
  return rest;
}

/** Doubles the last letter. */
function misspell(name: string): string {
  return name + name.slice(-1);
}

/** True if the parameters satisfy another variant with the same ids and names. */
function isWhole({ connectionSpec }: SourceDefinition, { specName }: AuthVariant, params: Params): boolean {
  const slugs = findSourcesBySpecId(connectionSpec.id).map(({ slug }) => slug);
  return definitions
    .filter(({ slug }) => slugs.includes(slug))
    .flatMap(({ variants }) => variants)
    .some((other) => other.specName === specName && validateParams(other, params).length === 0);
}
