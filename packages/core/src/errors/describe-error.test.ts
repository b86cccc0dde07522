import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

test('inserts the facts into the message and into the arguments of a step', () => {
  const facts = { source: 'Azure Blob Storage', method: 'x', methods: 'a, b', slug: 'azure-blob' };

  expect(describeError('auth-method-unknown', facts, { first: ['Did you mean a?'] })).toEqual([
    'Azure Blob Storage has no auth method "x".',
    {
      code: 'auth-method-unknown',
      nextSteps: [
        { text: 'Did you mean a?' },
        { text: 'It has: a, b.' },
        { text: 'See what each method needs', useCase: 'showSource', arguments: { source: 'azure-blob' } },
      ],
    },
  ]);
});

test('gives every case of a code the same code', () => {
  const [message, { code }] = describeError('profile-name-invalid.local', {});

  expect(code).toBe('profile-name-invalid');
  expect(message).toBe('The profile "local" always exists and cannot be removed.');
});

test('accepts only keys of the catalog and facts that its strings name', () => {
  // @ts-expect-error The catalog has no such code.
  expect(() => describeError('no-such-code', {})).toThrow();
  // @ts-expect-error The words name the profile as `profile`.
  expect(() => describeError('credentials-missing', { name: 'x' })).not.toThrow();
});
