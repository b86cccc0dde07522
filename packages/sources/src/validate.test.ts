import { expect, it } from 'vitest';
import type { AuthParameter, AuthVariant } from './source.ts';
import { validateParams } from './validate.ts';

const text = { type: 'string', description: '', isRequired: false, isSecret: false, examples: [] } as const;
const params: readonly AuthParameter[] = [
  { ...text, name: 'host', title: 'Host name', isRequired: true, constraints: { minLength: 1 } },
  {
    ...text,
    name: 'password',
    title: 'Password',
    isRequired: true,
    isSecret: true,
    constraints: { minLength: 1 },
  },
  { ...text, name: 'port', title: 'Port', type: 'integer' },
  { ...text, name: 'mode', title: 'Mode', constraints: { enum: ['on', 'off'] } },
];
const variant: AuthVariant = {
  key: 'Basic',
  specName: 'Basic Authentication',
  title: '',
  description: '',
  type: 'Basic',
  deployments: [],
  params,
};
const sound = { host: 'h', password: 'p' };

it.each<{ given: unknown; want: string[] }>([
  { given: sound, want: [] },
  { given: { ...sound, port: 22, mode: 'on' }, want: [] },
  { given: { ...sound, unknown: 'passes, as on the platform' }, want: [] },
  { given: { ...sound, host: '{PLACEHOLDER}' }, want: [] },
  { given: {}, want: ['param-missing host', 'param-missing password'] },
  { given: { ...sound, host: '' }, want: ['param-missing host'] },
  { given: { ...sound, password: 7 }, want: ['param-invalid password'] },
  { given: { ...sound, port: '22' }, want: ['param-invalid port'] },
  { given: { ...sound, mode: 'perhaps' }, want: ['param-invalid mode'] },
  { given: null, want: ['params-not-an-object undefined'] },
  { given: [], want: ['params-not-an-object undefined'] },
  { given: 'text', want: ['params-not-an-object undefined'] },
])('checks $given', ({ given, want }) => {
  const findings = validateParams(variant, given);
  expect(findings.map(({ code, param }) => `${code} ${param}`)).toEqual(want);
  expect(findings.every(({ severity }) => severity === 'error')).toBe(true);
});

it('names missing parameters by title, and lists allowed values', () => {
  const [missing] = validateParams(variant, { password: 'p' });
  expect(missing?.cause).toBe(
    'host (Host name) is required for "Basic Authentication" and is missing or empty.',
  );
  const [invalid] = validateParams(variant, { ...sound, mode: 'perhaps' });
  expect(invalid?.cause).toContain('(on, off)');
});

it.each([
  ['ON', 'Did you mean on?'],
  ['Off', 'Did you mean off?'],
  ['perhaps', 'Enter a value for mode that matches its description.'],
])('suggests the allowed value that differs only by case for %s', (mode, fix) => {
  expect(validateParams(variant, { ...sound, mode })).toMatchObject([{ param: 'mode', fix }]);
});

it('never repeats a value', () => {
  const secret = { hidden: 'hunter2-hunter2' };
  expect(
    JSON.stringify(
      validateParams(variant, { host: secret, password: secret, port: 'hunter2', mode: 'hunter2' }),
    ),
  ).not.toContain('hunter2');
});

const withAlias: AuthVariant = {
  ...variant,
  params: [
    {
      ...text,
      name: 'userId',
      title: 'User',
      isRequired: true,
      aliases: ['userid'],
      constraints: { minLength: 1 },
    },
  ],
};

it.each<{ given: unknown; want: string[] }>([
  { given: { userId: 'u' }, want: [] },
  { given: { userid: 'u' }, want: [] },
  { given: { userId: 'u', userid: 'u' }, want: [] },
  { given: { userId: 'u', userid: 'v' }, want: ['param-given-twice userId'] },
  { given: {}, want: ['param-missing userId'] },
  { given: { userid: '' }, want: ['param-missing userid'] },
  { given: { userid: 7 }, want: ['param-invalid userid'] },
])('$given of a parameter with two names → $want', ({ given, want }) => {
  expect(validateParams(withAlias, given).map(({ code, param }) => `${code} ${param}`)).toEqual(want);
});
