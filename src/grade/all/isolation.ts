import { spawn, spawnSync } from 'node:child_process';

/**
 * A network and processes of its own, by `unshare` of util-linux: nothing but loopback, and nothing outlives the
 * grader that runs inside. It needs user namespaces that anybody may make, or root.
 */
const PREFIX = [
  'unshare',
  '--user',
  '--map-root-user',
  '--net',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
];
const LOOPBACK_UP = 'ip link set lo up && exec "$@"';

/** Whether the system lets it. */
export function canIsolate(): boolean {
  const [program = '', ...args] = isolated(['true']);
  return spawnSync(program, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** A command that runs another one in isolation. */
export function isolated(command: readonly string[]): string[] {
  return [...PREFIX, 'sh', '-c', LOOPBACK_UP, 'sh', ...command];
}

/** How a command ended that was run to its end. */
export interface Run {
  /** Undefined where it was ended because of the time. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs a command in a process group of its own, and ends all of it when the time is over, or it has ended itself. */
export function runToEnd(command: readonly string[], folder: string, limit: number): Promise<Run> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      if (out.length < MOST_OUTPUT) out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err = `${err}${chunk}`.slice(-65_536);
    });
    let late = false;
    const kill = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nobody is left in the group.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      kill();
    }, limit);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, out, err: `${err}${error.message}` });
    });
    child.once('exit', kill);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? undefined : (code ?? 1), out, err });
    });
  });
}
