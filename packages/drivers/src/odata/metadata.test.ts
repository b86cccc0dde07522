import { expect, test } from 'vitest';
import { readMetadata } from './metadata.ts';

const service = (types: string): string =>
  `<Edmx Version="4.0"><DataServices><Schema Namespace="N">${types}<EntityContainer>` +
  '<EntitySet Name="Things" EntityType="N.Thing"/></EntityContainer></Schema></DataServices></Edmx>';

/** A type with many properties of a type. */
const wide = (kind: string, name: string, of: string): string => {
  const properties = Array.from({ length: 100 }, (_, index) => `<Property Name="p${index}" Type="${of}"/>`);
  return `<${kind} Name="${name}">${properties.join('')}</${kind}>`;
};

test('an entity set has the properties of its type, and an unknown set has none', () => {
  const model = readMetadata(service(wide('EntityType', 'Thing', 'Edm.Int32')));

  expect(model?.columnsOf('Things')).toHaveLength(100);
  expect(model?.columnsOf('toString')).toBeUndefined();
});

test.each([
  ['that contains itself', wide('ComplexType', 'Part', 'N.Part')],
  [
    'that contains others, each many of the next',
    ['Part', 'A', 'B', 'C', 'D']
      .map((name, index, all) => wide('ComplexType', name, `N.${all[index + 1]}`))
      .join(''),
  ],
])('describes a type %s within the limits', (_, parts) => {
  const model = readMetadata(service(parts + wide('EntityType', 'Thing', 'N.Part')));
  const text = JSON.stringify(model?.columnsOf('Things'));

  expect(text).toContain('p99');
  expect(text.length).toBeLessThan(2_000_000);
});

test('does not follow collections of collections endlessly', () => {
  const declared = `${'Collection('.repeat(50_000)}Edm.Int32${')'.repeat(50_000)}`;
  const type = `<EntityType Name="Thing"><Property Name="all" Type="${declared}"/></EntityType>`;

  expect(readMetadata(service(type))?.columnsOf('Things')?.[0]?.xdm).toEqual({
    type: 'array',
    items: { type: 'string' },
  });
});
