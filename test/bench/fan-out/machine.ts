import { accessSync, constants, readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where a program is that can be run by its name; undefined when there is none. */
export function which(name: string): string | undefined {
  // Servers are often kept where only root looks.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** One core for the server, another one for the load. */
export interface Cores {
  readonly server: number;
  readonly load: number;
}

/**
 * Two cores that this process may use and that are not two threads of the same one. Undefined where there is
 * only one, or nothing to pin a process with: then the system decides, and figures vary more.
 */
export function chooseCores(): Cores | undefined {
  if (which('taskset') === undefined) return undefined;
  const allowed = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const [server, ...others] = numbersOf(allowed ?? '');
  if (server === undefined) return undefined;
  const siblings = siblingsOf(server);
  const load = others.find((core) => !siblings.includes(core)) ?? others[0];
  return load === undefined ? undefined : { server, load };
}

/** What goes in front of a command, so that it runs on one core. */
export function pinned(core: number | undefined): string[] {
  return core === undefined ? [] : ['taskset', '-c', String(core)];
}

/** The machine in a line, for whoever reads the figures. */
export function describeMachine(cores: Cores | undefined): string {
  const all = cpus();
  const model = all[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const pins =
    cores === undefined ? 'not pinned' : `server on core ${cores.server}, load on core ${cores.load}`;
  const system = `Linux ${release()} (TCP ${congestionControl()}), Node ${process.version}`;
  return `${model}, ${all.length} cores, ${memory} GiB, ${system}; ${pins}`;
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid: number): number {
  const kibibytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) * 1024;
}

/** How the system decides how much may be on its way. It makes a difference, also on one machine. */
function congestionControl(): string {
  return readFileSync('/proc/sys/net/ipv4/tcp_congestion_control', 'utf8').trim();
}

/** `0-2,5` as numbers. */
function numbersOf(list: string): number[] {
  return list
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

function siblingsOf(core: number): number[] {
  try {
    const path = `/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`;
    return numbersOf(readFileSync(path, 'utf8').trim());
  } catch {
    return [core];
  }
}
