/**
 * Has files judged in another process: one that never ends, or that takes all memory, costs that process, and the next
 * file gets a new one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Verdict } from './judge.js';

const LIMIT_MS = 120_000;
const MEMORY_MIB = 3000;

type Answer = { readonly verdict: Verdict } | { readonly error: string };

export class Worker {
  private child: ChildProcess | undefined;

  constructor(private readonly gallery: string) {}

  async judge(format: string, file: string): Promise<Answer> {
    this.child ??= fork(join(import.meta.dirname, 'worker.js'), [this.gallery], {
      execArgv: [`--max-old-space-size=${MEMORY_MIB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const { child } = this;
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ error: `no answer within ${LIMIT_MS / 1000} s` }), LIMIT_MS);
      child.once('message', (message) => resolve(message as Answer));
      child.once('exit', (code, signal) => resolve({ error: `the process died: ${signal ?? code}` }));
      child.send({ format, file });
    });
    clearTimeout(timer);
    child.removeAllListeners();
    if ('error' in answer) this.close();
    return answer;
  }

  close(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}
