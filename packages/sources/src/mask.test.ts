import { expect, it } from 'vitest';
import { loadSource } from './catalog.ts';
import { maskSecrets, splitSecrets } from './mask.ts';

const definition = await loadSource('azure-blob');
const variant = definition.variants.find(({ key }) => key === 'SasUri');

it('shows non-secret parameters and hides secret ones', () => {
  const params = { sasUri: 'https://x', container: 'landing' };
  expect(maskSecrets(variant, params)).toEqual({ sasUri: '********', container: 'landing' });
  expect(splitSecrets(variant, params)).toEqual({
    secret: { sasUri: 'https://x' },
    open: { container: 'landing' },
  });
});

it.each(['sasUrl', 'toString', 'constructor', 'hasOwnProperty'])(
  'hides %s, which the variant does not declare',
  (name) => {
    expect(maskSecrets(variant, { [name]: 'x' })).toEqual({ [name]: '********' });
  },
);

it('hides everything if the variant is unknown', () => {
  expect(maskSecrets(undefined, { container: 'landing' })).toEqual({ container: '********' });
});

it('does not change its input', () => {
  const params = Object.freeze({ sasUri: 'https://x' });
  maskSecrets(variant, params);
  expect(params).toEqual({ sasUri: 'https://x' });
});
