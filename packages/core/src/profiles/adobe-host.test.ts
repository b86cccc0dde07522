import { describe, expect, it } from 'vitest';
import { imsAddressOf, isAdobeHost } from './adobe-host.ts';

const PRODUCTION = 'https://ims-na1.adobelogin.com';
const STAGING = 'https://ims-na1-stg1.adobelogin.com';

describe('imsAddressOf', () => {
  it.each([
    ['https://platform.adobe.io', PRODUCTION],
    ['https://platform-va7.adobe.io', PRODUCTION],
    ['https://platform-nld2.adobe.io', PRODUCTION],
    ['https://platform-aus5.adobe.io', PRODUCTION],
    ['https://platform-can2.adobe.io', PRODUCTION],
    ['https://platform-gbr9.adobe.io', PRODUCTION],
    ['https://platform-stage.adobe.io', STAGING],
    ['https://platform-int.adobe.io', STAGING],
    ['http://127.0.0.1:9100', 'http://127.0.0.1:9100'],
    ['https://platform.adobe.io.example', 'https://platform.adobe.io.example'],
  ])('%s has the token endpoint %s', (baseUrl, want) => {
    expect(imsAddressOf(baseUrl)).toBe(want);
  });
});

it.each([
  ['adobe.io', true],
  ['platform.adobe.io', true],
  ['notadobe.io', false],
  ['platform.adobe.io.example', false],
])('isAdobeHost of %s returns %s', (hostname, want) => {
  expect(isAdobeHost(hostname)).toBe(want);
});
