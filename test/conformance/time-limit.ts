import { createContext, Script } from 'node:vm';

const script = new Script('task()');

/**
 * Runs a task that may never end by itself.
 *
 * @param ms milliseconds until it is broken off
 * @throws what the task throws, or an error with the code ERR_SCRIPT_EXECUTION_TIMEOUT
 */
export function withTimeLimit<T>(task: () => T, ms = 10_000): T {
  return script.runInContext(createContext({ task }), { timeout: ms }) as T;
}
