/** Files that are not connections: logs, metrics, what Node and the terminal have, and some to spare. */
const OTHER_FILES = 64;

/**
 * How many connections fit under the limit of open files that this process has (RLIMIT_NOFILE; Node raises the
 * soft limit to the hard one when it starts). Infinity where the system does not say.
 */
export function connectionsForFiles(): number {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? Math.max(1, soft - OTHER_FILES) : Number.POSITIVE_INFINITY;
}
