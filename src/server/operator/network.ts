import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net';

/** An address, or all that begin like it. */
export interface Network {
  /** `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/64`: in one spelling, so that two of the same are equal. */
  readonly text: string;
  /** Whether the address is in it. */
  has(address: string): boolean;
}

/** @returns undefined for what is none */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) && !address.includes('%') ? 'ipv6' : undefined;
  if (family === undefined || more.length > 0) return undefined;
  const most = family === 'ipv4' ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const bits = prefix === undefined ? most : Number(prefix);
  if (bits > most) return undefined;
  const list = new BlockList();
  list.addSubnet(address, bits, family);
  const canonical = new SocketAddress({ address, family }).address;
  return {
    text: bits === most ? canonical : `${canonical}/${bits}`,
    has(other) {
      const plain = other.replace(/%.*/, '');
      if (isIPv4(plain)) return list.check(plain, 'ipv4');
      return isIPv6(plain) && list.check(plain, 'ipv6');
    },
  };
}
