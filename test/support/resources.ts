import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Lets everything happen that is only waiting for its turn. */
async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Bytes in use after a garbage collection: objects, and buffers outside of the heap. */
export async function memoryInUse(): Promise<number> {
  // What is closed in one turn can be let go of in the next, and some of it by a finalizer only.
  for (let i = 0; i < 3; i++) {
    await turns();
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Open files and sockets of this process. 0 where the system does not say. */
export function openDescriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

/** Resolves when it is so. Looks once in every turn of the event loop; the test fails by its time limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
