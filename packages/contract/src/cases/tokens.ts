import type { ContractCase, ContractGroup } from '../contract-case.ts';
import { anyNumber, anyText } from '../matching/pattern.ts';
import { choice, documentation, refusal } from './words.ts';

const FORM = {
  grant_type: 'client_credentials',
  client_id: '{clientId}',
  client_secret: '{clientSecret}',
  scope: '{scopes}',
};

function given(id: string, behavior: string, path: string): ContractCase {
  return {
    id,
    behavior,
    source: documentation('1.3'),
    exchanges: [
      {
        api: 'ims',
        send: `POST ${path}`,
        form: FORM,
        answer: { status: 200, body: { access_token: anyText, token_type: 'bearer', expires_in: anyNumber } },
      },
    ],
  };
}

export const TOKENS: ContractGroup = {
  title: 'Access tokens',
  cases: [
    given('token-is-given', 'A client id and its secret are exchanged for a bearer token.', '/ims/token/v3'),
    given('token-no-version', 'The token endpoint without a version returns the same result.', '/ims/token'),
    given('token-version-2', 'Version 2 of the token endpoint returns the same result.', '/ims/token/v2'),
    {
      id: 'token-without-scope',
      behavior: 'Scopes are optional.',
      source: choice('1.3'),
      exchanges: [
        {
          api: 'ims',
          send: 'POST /ims/token/v3',
          form: { grant_type: FORM.grant_type, client_id: FORM.client_id, client_secret: FORM.client_secret },
          answer: { status: 200, body: { access_token: anyText } },
        },
      ],
    },
    {
      id: 'token-wrong-secret',
      behavior: 'A wrong client secret is refused with the OAuth error code.',
      source: documentation('1.3'),
      exchanges: [
        {
          api: 'ims',
          send: 'POST /ims/token/v3',
          form: { ...FORM, client_secret: 'not-the-secret' },
          answer: refusal('invalid_client'),
        },
      ],
    },
    {
      id: 'token-unknown-grant',
      behavior: 'An unknown grant type is refused with the OAuth error code.',
      source: choice('1.3'),
      exchanges: [
        {
          api: 'ims',
          send: 'POST /ims/token/v3',
          form: { ...FORM, grant_type: 'no_such_grant' },
          answer: refusal('unsupported_grant_type'),
        },
      ],
    },
  ],
};
