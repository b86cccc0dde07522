import { expect, test } from 'vitest';
import { createAddressClassifier } from './classify-address.ts';

const classify = createAddressClassifier();

test.each([
  ['20.60.1.1', 'public'],
  ['2603:1030::1', 'public'],
  ['127.0.0.1', 'private'],
  ['10.1.2.3', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['100.128.0.1', 'public'],
  ['::1', 'private'],
  ['fd12:3456::1', 'private'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['169.254.169.254', 'never'],
  ['169.254.1.1', 'never'],
  ['100.100.100.200', 'never'],
  ['168.63.129.16', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['fd00:ec2::254', 'never'],
  ['224.0.0.1', 'never'],
  ['ff02::1', 'never'],
  ['255.255.255.255', 'never'],
] as const)('%s is %s', (address, reach) => {
  expect(classify(address)).toBe(reach);
});

test.each([
  ['mapped, dotted', '::ffff:127.0.0.1', 'private'],
  ['mapped, hexadecimal', '::ffff:a9fe:a9fe', 'never'],
  ['mapped, written out', '0:0:0:0:0:ffff:0a00:0001', 'private'],
  ['mapped, public', '::ffff:20.60.1.1', 'public'],
  ['translated', '::ffff:0:127.0.0.1', 'private'],
  ['compatible', '::127.0.0.1', 'private'],
  ['NAT64', '64:ff9b::169.254.169.254', 'never'],
  ['NAT64, public', '64:ff9b::20.60.1.1', 'public'],
  ['NAT64 with a local prefix', '64:ff9b:1::1', 'never'],
  ['6to4', '2002:7f00:1::1', 'private'],
  ['6to4 of link-local', '2002:a9fe:a9fe::', 'never'],
  ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2', 'never'],
] as const)(
  'classifies an IPv6 form of an IPv4 address (%s) as the IPv4 address',
  (_name, address, reach) => {
    expect(classify(address)).toBe(reach);
  },
);

test.each(['', 'localhost', '1.2.3', '[::1]'])(
  'never allows a string that is not an address (%j)',
  (text) => {
    expect(classify(text)).toBe('never');
  },
);
