import { chmodSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { codeOf } from '../../system/errors.js';

/** The name of the socket in the log folder. */
export const ADMIN_SOCKET = 'chat-admin';

/** The path of a Unix socket is shorter than other paths (unix(7): 108 bytes, with a zero at the end). */
const MOST_OF_A_PATH = 107;

/** Another server has this folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Listens for `chat-admin` in the log folder. As long as it does, no other server can have the folder: a socket is gone
 * with the process that had it, however that ended.
 *
 * @param answer gets a line, and gives the lines to show
 * @returns undefined where the path of the folder is too long for a socket
 * @throws FolderInUse, or the error of the system
 */
export async function openAdminSocket(
  folder: string,
  answer: (line: string) => readonly string[],
): Promise<{ close(): void } | undefined> {
  const path = join(folder, ADMIN_SOCKET);
  if (Buffer.byteLength(path) > MOST_OF_A_PATH) return undefined;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    createInterface({ input: socket })
      .on('line', (line) => {
        if (!socket.writable) return;
        socket.write(
          answer(line)
            .map((text) => `${text}\n`)
            .join(''),
        );
      })
      .on('close', () => socket.end());
  });
  for (let tries = 0; ; tries++) {
    try {
      await listenOn(server, path);
      break;
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
      if (tries > 0 || (await answers(path))) throw new FolderInUse(folder);
      unlinkSync(path);
    }
  }
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.end();
    },
  };
}

function listenOn(server: Server, path: string): Promise<void> {
  // Nobody else may ever connect, not even before the mode is set.
  const mask = process.umask(0o177);
  try {
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, () => {
        server.off('error', reject);
        server.on('error', () => {});
        chmodSync(path, 0o600);
        resolve();
      });
    });
  } finally {
    process.umask(mask);
  }
}

/** Whether a server is behind the socket. One that was killed has left it, and nobody answers. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', (error) => resolve(codeOf(error) !== 'ECONNREFUSED' && codeOf(error) !== 'ENOENT'));
  });
}
