import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findSourcesBySpecId, listSources, loadSource } from './catalog.ts';
import { toParamsSchema } from './json-schema.ts';
import { lintParams } from './lint/lint-params.ts';
import { LINTERS } from './lint/linters.ts';
import { matchVariant } from './match-variant.ts';
import type { AuthParameter, AuthVariant } from './source.ts';
import { validateParams } from './validate.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SOUNDS_SECRET = /password|passphrase|secret|token|key(?!Id)|connectionString|sas|credentials/i;
/** Parameters whose names suggest a secret although they are not secret, each with the reason. */
const NOT_SECRET: Readonly<Record<string, string>> = {
  accessKey: 'the public id of an Oracle Cloud key pair',
  accessTokenUrl: 'the URL that issues tokens',
  s3AccessKey: 'the public id of an AWS key pair',
  sasKeyName: 'the name of an Event Hubs policy',
  tokenEndpoint: 'the URL that issues tokens',
};

const definitions = await Promise.all(listSources().map(({ slug }) => loadSource(slug)));
const variants = definitions.flatMap((definition) => {
  return definition.variants.map((variant) => ({
    name: `${definition.slug} ${variant.key}`,
    definition,
    variant,
  }));
});

describe('the catalog', () => {
  it('contains every source that the platform documents, each slug once', () => {
    const slugs = listSources().map(({ slug }) => slug);
    expect(slugs.length).toBeGreaterThanOrEqual(73);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('distinguishes sources with the same spec id by slug', () => {
    const shared = findSourcesBySpecId('fdf850b4-5a8d-4a5a-9ce8-4caef9abb2a8').map(({ slug }) => slug);
    expect(shared).toEqual(['oracle-netsuite-activities', 'oracle-netsuite-entities']);
  });

  it('includes sources without an auth block', () => {
    const silent = definitions.filter((definition) => definition.variants.length === 0);
    expect(silent.map(({ slug }) => slug)).toContain('data-landing-zone');
  });

  it('loads the parameters of source connections, but not in the index', () => {
    const asking = definitions.filter(({ sourceParams }) => sourceParams.length > 0).map(({ slug }) => slug);
    expect(asking).toEqual(expect.arrayContaining(['amazon-kinesis', 'data-landing-zone', 'stripe']));
    expect(asking.length).toBeGreaterThanOrEqual(14);
    for (const entry of listSources()) expect(entry).not.toHaveProperty('sourceParams');
  });

  it('names only kinds of values that a linter checks', () => {
    const kinds = variants.flatMap(({ variant }) => variant.params.map(({ value }) => value?.kind));
    const linted = LINTERS.map(({ name }) => name);
    expect(linted).toEqual(expect.arrayContaining(kinds.filter((kind) => kind !== undefined)));
    expect(kinds).toEqual(expect.arrayContaining(linted));
  });

  it('lists no unnecessary exception from secrecy', () => {
    const names = variants.flatMap(({ variant }) => variant.params.map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(Object.keys(NOT_SECRET)));
  });
});

describe.each(definitions)('$slug', (definition) => {
  it('is identified by UUIDs', () => {
    const { connectionSpec, providerId, flowSpecId } = definition;
    const ids = [connectionSpec.id, ...connectionSpec.alternateIds, providerId, flowSpecId];
    for (const id of ids.filter((value) => value !== undefined)) expect(id).toMatch(UUID);
  });

  it('has variants with unique keys, in the order of its methods, deprecated ones last', () => {
    const keys = definition.variants.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(definition.methods.map(({ key }) => key)).toEqual(keys);
    const deprecations = definition.variants.map(({ isDeprecated = false }) => Number(isDeprecated));
    expect(deprecations).toEqual(deprecations.toSorted());
  });
});

describe.each(definitions.filter(({ sourceParams }) => sourceParams.length > 0))(
  'a source connection of $slug',
  ({ sourceParams }) => {
    it('is satisfied by the examples of its parameters, one of each', () => {
      const validate = new Ajv({ strict: false }).compile(toParamsSchema(sourceParams));
      const params = Object.fromEntries(sourceParams.map(({ name, examples }) => [name, examples[0]]));
      expect(validate(params), JSON.stringify(validate.errors)).toBe(true);
    });

    it('requires only parameters that are documented and not secret', () => {
      expect(silentParams(sourceParams)).toEqual([]);
      expect(sourceParams.filter(({ isSecret }) => isSecret)).toEqual([]);
    });
  },
);

describe.each(variants)('$name', ({ definition, variant }) => {
  it('is satisfied by its own examples', () => {
    for (const example of examplesOf(variant)) expect(validateParams(variant, example)).toEqual([]);
  });

  it('reports no findings for its own examples', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const findings = examplesOf(variant).flatMap((example) =>
      lintParams(definition, variant, example, { now }),
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is found by its spec name and its examples', () => {
    const [example] = examplesOf(variant);
    expect(matchVariant(definition, { specName: variant.specName, params: example })?.key).toBe(variant.key);
  });

  it.each(requiredNames(variant))('refuses a body without %s, and a body that misspells it', (name) => {
    const { [name]: value, ...rest } = firstExample(variant);
    const missing = expect.objectContaining({ code: 'param-missing', param: name, severity: 'error' });
    expect(validateParams(variant, rest)).toEqual([missing]);
    expect(validateParams(variant, { ...rest, [`${name}x`]: value })).toEqual([missing]);
  });

  it('documents each parameter', () => {
    expect(silentParams(variant.params)).toEqual([]);
  });

  it('marks every parameter as secret whose name suggests a secret, except those with a reason', () => {
    const secrets = variant.params.filter(({ isSecret }) => isSecret).map(({ name }) => name);
    const expected = variant.params
      .map(({ name }) => name)
      .filter((name) => SOUNDS_SECRET.test(name) && !Object.hasOwn(NOT_SECRET, name));
    expect(secrets).toEqual(expected);
  });
});

/** Names of parameters that lack a title, a description in sentences, or an example. */
function silentParams(params: readonly AuthParameter[]): string[] {
  const silent = params.filter(({ name, title, description, examples }) => {
    return (
      title === name || !/^[A-Z]/.test(title) || !/^[A-Z].*\.$/s.test(description) || examples.length === 0
    );
  });
  return silent.map(({ name }) => name);
}

function firstExample(variant: AuthVariant): Record<string, unknown> {
  return Object.fromEntries(variant.params.map(({ name, examples }) => [name, examples[0]]));
}

/**
 * The first example of every parameter. Then, for each further example, the same set with that example substituted.
 */
function examplesOf(variant: AuthVariant): Record<string, unknown>[] {
  const first = firstExample(variant);
  const further = variant.params.flatMap(({ name, examples }) => {
    return examples.slice(1).map((value) => ({ ...first, [name]: value }));
  });
  return [first, ...further];
}

function requiredNames(variant: AuthVariant): string[] {
  return variant.params.filter(({ isRequired }) => isRequired).map(({ name }) => name);
}
