import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections, of which a grader has many: a server could not listen on
 * one that a connection has.
 */
const FIRST = 20_000;
const COUNT = 12_000;

let next = (process.pid * 97) % COUNT;

/** A port on which nothing listens. No port is given twice by one process, until all were. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries++) {
    const port = FIRST + next;
    next = (next + 1) % COUNT;
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${FIRST} to ${FIRST + COUNT} is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
