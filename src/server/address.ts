/**
 * An address as a person knows it. A server that listens for IPv6 and IPv4 on one socket is told an IPv4
 * address as IPv6, `::ffff:192.0.2.1`.
 */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

/**
 * What counts as one address for the limits: an IPv4 address, and of an IPv6 address the network, its first 64 bits.
 * Whoever has one IPv6 address has as a rule all of its network (RFC 6177), and could use a new one each time.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.toLowerCase().split('::') ?? [];
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  // An IPv4 address at the end stands for two groups; it is never within the first four that count here, unless mapped.
  const length = (parts: readonly string[]) =>
    parts.reduce((sum, part) => sum + (part.includes('.') ? 2 : 1), 0);
  const zeros = tail === undefined ? 0 : 8 - length(first) - length(last);
  const all = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Address and port in one word; the colons of IPv6 are kept apart from the one before the port. */
export function endpoint(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
