import { expect, it } from 'vitest';
import { type HostReach, reachOfHost } from './host-reach.ts';

it.each<{ want: HostReach; hosts: readonly string[] }>([
  {
    want: 'loopback',
    hosts: ['localhost', 'LOCALHOST', 'db.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'],
  },
  {
    want: 'private',
    hosts: [
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '169.254.169.254',
      '0.0.0.0',
      'fd00::1',
      '[fe80::1]',
      'db',
      'db.contoso.local',
      'ip-10-0-0-1.ec2.internal',
      'contoso.privatelink.database.windows.net',
    ],
  },
  {
    want: 'public',
    hosts: [
      'db.contoso.example',
      'db.contoso.example.',
      '172.32.0.1',
      '100.128.0.1',
      '203.0.113.7',
      '2001:db8::1',
      'local.contoso.example',
      'internal.example',
      'fd.contoso.example',
    ],
  },
])('$want: $hosts', ({ want, hosts }) => {
  for (const host of hosts) expect({ host, reach: reachOfHost(host) }).toEqual({ host, reach: want });
});
