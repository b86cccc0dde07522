import { type AuthParameter, type AuthVariant, loadSource, type SourceDefinition } from '@headwater/sources';
import { describe, expect, it } from 'vitest';
import { compareSpec, type SourceDifference } from './compare-spec.ts';
import type { TargetMethod, TargetParam, TargetSpec } from './target-spec.ts';

const blob = await loadSource('azure-blob');
const redshift = await loadSource('amazon-redshift');
const linkedIn = await loadSource('linkedin-ads');
const sugar = await loadSource('sugarcrm-events');

const KEY = 'ConnectionString';
const LOGIN = 'Basic Authentication';

/** A target spec that equals the catalog's entry for a source, except for the given overrides. */
function target(source: SourceDefinition, overrides: Partial<TargetSpec> = {}): TargetSpec {
  const { id, name, version } = source.connectionSpec;
  return { id, name, version, isSource: true, methods: source.variants.map(toMethod), ...overrides };
}

function toMethod({ specName, params }: AuthVariant): TargetMethod {
  return { specName, params: params.map(toParam) };
}

function toParam({ name, type, isRequired, isSecret }: AuthParameter): TargetParam {
  return { name, types: [type], isRequired, isSecret };
}

/** The auth methods of Azure Blob, with changed parameters for the connection string. */
function withParams(change: (params: readonly TargetParam[]) => readonly TargetParam[]): TargetSpec {
  const methods = blob.variants.map(toMethod).map((method) => {
    return method.specName === KEY ? { ...method, params: change(method.params) } : method;
  });
  return target(blob, { methods });
}

function withConnectionString(change: Partial<TargetParam>): TargetSpec {
  return withParams((params) =>
    params.map((param) => (param.name === 'connectionString' ? { ...param, ...change } : param)),
  );
}

const about = { source: blob.slug, connectionSpecId: blob.connectionSpec.id };
const ofString = { ...about, specName: KEY, param: 'connectionString' };

describe('compareSpec', () => {
  it.each<{ given: string; spec: TargetSpec; want: SourceDifference[] }>([
    { given: 'the same', spec: target(blob), want: [] },
    {
      given: 'another name',
      spec: target(blob, { name: 'blob' }),
      want: [{ ...about, code: 'spec-name', catalog: 'azure-blob', target: 'blob' }],
    },
    {
      given: 'another version',
      spec: target(blob, { version: '2.0' }),
      want: [{ ...about, code: 'spec-version', catalog: '1.0', target: '2.0' }],
    },
    {
      given: 'one method less',
      spec: target(blob, { methods: blob.variants.slice(1).map(toMethod) }),
      want: [{ ...about, code: 'method-missing', specName: KEY }],
    },
    {
      given: 'one method more',
      spec: target(blob, { methods: [...blob.variants.map(toMethod), { specName: 'New', params: [] }] }),
      want: [{ ...about, code: 'method-extra', specName: 'New' }],
    },
    {
      given: 'a parameter less',
      spec: withParams((params) => params.filter(({ name }) => name !== 'container')),
      want: [{ ...about, code: 'param-missing', specName: KEY, param: 'container' }],
    },
    {
      given: 'a parameter more',
      spec: withParams((params) => [
        ...params,
        { name: 'proxy', types: [], isRequired: false, isSecret: false },
      ]),
      want: [{ ...about, code: 'param-extra', specName: KEY, param: 'proxy' }],
    },
    {
      given: 'an optional parameter',
      spec: withConnectionString({ isRequired: false }),
      want: [{ ...ofString, code: 'param-required', catalog: true, target: false }],
    },
    {
      given: 'a parameter that is not marked secret',
      spec: withConnectionString({ isSecret: false }),
      want: [{ ...ofString, code: 'param-secret', catalog: true, target: false }],
    },
    {
      given: 'another type',
      spec: withConnectionString({ types: ['object', 'null'] }),
      want: [{ ...ofString, code: 'param-type', catalog: 'string', target: 'object, null' }],
    },
    { given: 'one type of several', spec: withConnectionString({ types: ['null', 'string'] }), want: [] },
    { given: 'a type left open', spec: withConnectionString({ types: [] }), want: [] },
  ])('given $given', ({ spec, want }) => {
    expect(compareSpec(blob, spec)).toEqual(want);
  });

  it('matches a method to the closest cloud variant, and reports no other variant as missing', () => {
    const [azure, aws] = redshift.variants.filter(({ specName }) => specName === LOGIN);
    if (azure === undefined || aws === undefined) throw new Error('Redshift has one form of login only.');
    const others = redshift.variants.filter(({ specName }) => specName !== LOGIN).map(toMethod);
    const listing = (methods: readonly TargetMethod[]) =>
      target(redshift, { methods: [...others, ...methods] });
    const { params } = toMethod(aws);
    const renamed = params.map((param) => ({
      ...param,
      name: param.name === 'schema' ? 'schemaName' : param.name,
    }));

    expect(compareSpec(redshift, listing([toMethod(azure)]))).toEqual([]);
    expect(compareSpec(redshift, listing([toMethod(aws)]))).toEqual([]);
    expect(
      compareSpec(redshift, listing([{ specName: LOGIN, params: renamed }])).map(({ code, param }) => [
        code,
        param,
      ]),
    ).toContainEqual(['param-extra', 'schemaName']);
  });

  it("ignores the target's entries for another source with the same id", () => {
    const spec = target(linkedIn);

    expect(compareSpec(linkedIn, spec, [sugar])).toEqual([]);
    expect(compareSpec(sugar, spec, [linkedIn])).toEqual([]);
    expect(compareSpec(sugar, spec).map(({ code }) => code)).toContain('spec-name');
  });
});
