/**
 * An address as a person knows it. A server that listens for IPv6 and IPv4 on one socket is told an IPv4
 * address as IPv6, `::ffff:192.0.2.1`.
 */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

/** Address and port in one word; the colons of IPv6 are kept apart from the one before the port. */
export function endpoint(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
