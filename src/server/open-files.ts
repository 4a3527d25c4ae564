import { MOST_TOLD } from './door.js';

/** Files that are not clients in the chat: who is turned away; logs, metrics, what Node has, and some to spare. */
const OTHER_FILES = MOST_TOLD + 64;

/**
 * How many connections fit under the limit of open files that this process has (RLIMIT_NOFILE; Node raises the
 * soft limit to the hard one when it starts). Infinity where the system does not say.
 */
export function connectionsForFiles(): number {
  known ??= lookUp();
  return known;
}

/** To ask takes milliseconds: it is a report of everything. The limit of a process stays what it is. */
let known: number | undefined;

function lookUp(): number {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? Math.max(1, soft - OTHER_FILES) : Number.POSITIVE_INFINITY;
}
