import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '../../..');

/**
 * What `sh` has to be called with to become a command of the table in the root of the repository, with more
 * arguments behind it.
 */
export function shellArguments(command: string, args: readonly string[] = []): string[] {
  return ['-c', `cd "$0" && exec ${command} "$@"`, ROOT, ...args];
}

/** Runs a command of the table in the root of the repository, with pipes for its streams. */
export function start(command: string, args: readonly string[] = []): ChildProcessWithoutNullStreams {
  const child = spawn('sh', shellArguments(command, args));
  // It may end before it has read everything; its exit status says so.
  child.stdin.on('error', () => {});
  return child;
}
