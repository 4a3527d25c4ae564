/**
 * A line for programs: what happened, and its particulars as `key=value` with a space between. A value with
 * anything in it that could end it is in double quotes and escaped as in JSON.
 *
 *     chat-server: stopped uptime=12.5 reason="The server is shutting down."
 */
export function record(event: string, particulars: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(particulars).map(([key, value]) => `${key}=${shown(String(value))}`);
  return `chat-server: ${event} ${pairs.join(' ')}\n`;
}

function shown(value: string): string {
  return /^[\x21\x23-\x3c\x3e-\x5b\x5d-\x7e]+$/.test(value) ? value : JSON.stringify(value);
}
