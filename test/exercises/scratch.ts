import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { ROOT } from './exercises.js';

/** What is not in a fresh clone, and the dependencies, which are linked. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'build', 'site', 'coverage', 'logs', 'mine']);

/** A copy of the project as a fresh clone has it, with its dependencies. */
export class Scratch {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Scratch> {
    const folder = await mkdtemp(join(tmpdir(), 'chat-scratch-'));
    const filter = (source: string) => !LEFT_OUT.has(source.slice(ROOT.length + 1));
    await cp(ROOT, folder, { recursive: true, preserveTimestamps: true, filter });
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    return new Scratch(folder);
  }

  /** One that is removed when the test has finished. */
  static async forThisTest(): Promise<Scratch> {
    const scratch = await Scratch.make();
    onTestFinished(() => scratch.remove());
    return scratch;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs a program in it. @throws an Error with what it printed, when it ends with another status than 0 */
  async run(program: string, ...args: string[]): Promise<string> {
    const { passed, printed } = await this.try(program, ...args);
    if (!passed) throw new Error(`${program} ${args.join(' ')}\n${printed}`);
    return printed;
  }

  /** The same where a failure is a result. */
  async try(program: string, ...args: string[]): Promise<{ passed: boolean; printed: string }> {
    const options = { cwd: this.folder, maxBuffer: 64 * 1024 * 1024 };
    try {
      const { stdout, stderr } = await promisify(execFile)(program, args, options);
      return { passed: true, printed: stdout + stderr };
    } catch (error) {
      const { stdout = '', stderr = String(error) } = error as { stdout?: string; stderr?: string };
      return { passed: false, printed: stdout + stderr };
    }
  }
}
