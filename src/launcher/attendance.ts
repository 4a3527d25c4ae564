/** Who is, and was, connected to a server, as its connections.log tells. */
export interface Attendance {
  /** Connections that are open, joined or not. */
  readonly open: number;
  /** Whether anybody has ever joined. */
  readonly everJoined: boolean;
}

/** TIME IP PORT NAME EVENT; see src/server/log-lines.ts. */
const LINE = /^\S+ (\S+ \d+) (?:-|"(?:[^"\\]|\\.)*") (.*)$/;

/**
 * @param log the lines of connections.log since the server was started
 * @param ownPort the port of a connection that does not count
 */
export function attendanceOf(log: string, ownPort: number | undefined): Attendance {
  const open = new Set<string>();
  let everJoined = false;
  for (const line of log.split('\n')) {
    const [, peer = '', event = ''] = LINE.exec(line) ?? [];
    if (peer === '' || peer.endsWith(` ${ownPort}`)) continue;
    if (event.startsWith('disconnected')) open.delete(peer);
    else if (event === 'connected') open.add(peer);
    if (event === 'accepted') everJoined = true;
  }
  return { open: open.size, everJoined };
}
