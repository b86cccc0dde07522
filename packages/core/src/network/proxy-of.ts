import { BlockList, isIP } from 'node:net';
import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Environment } from '../home/headwater-home.ts';

/** A proxy from the environment. */
export interface NetworkProxy {
  /** Includes the user name and password, if the environment has any; never shown. */
  address: URL;
  /** Environment variable that names the proxy. */
  variable: string;
}

/**
 * Returns the proxy for an address: `HTTPS_PROXY` or `HTTP_PROXY` by its scheme, unless `NO_PROXY` excludes the host.
 * The lowercase names take precedence, as in curl.
 *
 * @throws ConfigError with code `proxy-invalid` if the variable is not a proxy address.
 */
export function proxyOf(url: URL, environment: Environment): NetworkProxy | undefined {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const variable = [name, name.toUpperCase()].find((candidate) => environment[candidate]?.trim());
  if (variable === undefined) return undefined;
  if (isExcluded(url, environment.no_proxy || environment.NO_PROXY || '')) return undefined;
  return { address: readAddress(environment[variable]?.trim() ?? '', variable), variable };
}

/** Returns the passwords in the environment's proxy addresses, both as written and decoded. */
export function proxyPasswords(environment: Environment): readonly string[] {
  return ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].flatMap((variable) => {
    const { password } = parse(environment[variable]?.trim() ?? '') ?? { password: '' };
    return password === '' ? [] : [password, decodeOr(password)];
  });
}

function readAddress(value: string, variable: string): URL {
  const address = parse(value);
  if (address && (address.protocol === 'http:' || address.protocol === 'https:') && address.hostname !== '') {
    return address;
  }
  // The value may contain a password, so the error omits it.
  throw new ConfigError(...describeError('proxy-invalid', { variable }));
}

/** The scheme is optional, as in curl. */
function parse(value: string): URL | undefined {
  if (value === '') return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Each entry is a host including its subdomains, an address, or a block of addresses, with or without a port, or `*`.
 */
function isExcluded({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const { name, only } = readEntry(entry.toLowerCase());
      if (only !== undefined && only !== ownPort) return false;
      return name === '*' || host === name || host.endsWith(`.${name}`) || isInBlock(host, name);
    });
}

function readEntry(entry: string): { name: string; only: string | undefined } {
  const [, bracketed, bare, only] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
  const name = bracketed ?? bare ?? entry;
  return { name: name === '*' ? name : name.replace(/^\*?\./, ''), only };
}

function isInBlock(host: string, block: string): boolean {
  const [network = '', prefix = ''] = block.split('/');
  const version = isIP(host);
  if (version === 0 || isIP(network) !== version || !/^\d{1,3}$/.test(prefix)) return false;
  if (Number(prefix) > (version === 4 ? 32 : 128)) return false;
  const type = version === 4 ? 'ipv4' : 'ipv6';
  const blocks = new BlockList();
  blocks.addSubnet(network, Number(prefix), type);
  return blocks.check(host, type);
}
