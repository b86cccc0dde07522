import { BlockList, isIP } from 'node:net';

/** The reach of an address: `never` is always refused, `private` is refused unless private networks are allowed. */
export type AddressReach = 'public' | 'private' | 'never';

// Includes the metadata and host-agent addresses of the large clouds besides the registered special ranges.
const NEVER = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  'fd00:ec2::/32',
  'fd20:ce::/32',
  'fd00:c1::/32',
  // Teredo and local NAT64 prefixes embed an IPv4 address in ways that differ by network.
  '2001::/32',
  '64:ff9b:1::/48',
] as const;

const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::1/128',
  'fc00::/7',
  'fec0::/10',
] as const;

/** Classifies IP addresses; an IPv6 address that embeds an IPv4 address is classified as that one. */
export function createAddressClassifier(): (address: string) => AddressReach {
  const never = createBlockList(NEVER);
  const nearby = createBlockList(PRIVATE);

  return function classify(address) {
    const version = isIP(address);
    if (version === 0) return 'never';
    const embedded = version === 6 ? findEmbeddedIpv4(address) : undefined;
    if (embedded !== undefined) return classify(embedded);
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const plain = withoutZone(address);
    if (never.check(plain, family)) return 'never';
    return nearby.check(plain, family) ? 'private' : 'public';
  };
}

function createBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** IPv4-mapped, -translated and -compatible addresses, NAT64 (RFC 6052) and 6to4 (RFC 3056). */
function findEmbeddedIpv4(address: string): string | undefined {
  const groups = expandIpv6(address);
  const prefix = groups.slice(0, 6).join(':');
  const [, second = 0, third = 0] = groups;
  const [seventh = 0, eighth = 0] = groups.slice(6);
  if (groups[0] === 0x2002) return toIpv4(second, third);
  if (prefix === '0:0:0:0:0:65535' || prefix === '0:0:0:0:65535:0') return toIpv4(seventh, eighth);
  if (prefix === '100:65435:0:0:0:0') return toIpv4(seventh, eighth);
  if (prefix === '0:0:0:0:0:0' && seventh !== 0) return toIpv4(seventh, eighth);
  return undefined;
}

function expandIpv6(address: string): number[] {
  // URL normalizes every form, dotted quads included, to compressed hexadecimal groups.
  const normal = new URL(`http://[${withoutZone(address)}]`).hostname.slice(1, -1);
  const [head = '', tail] = normal.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}

function toIpv4(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function withoutZone(address: string): string {
  return address.split('%')[0] ?? address;
}
