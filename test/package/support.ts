import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject, onTestFinished } from 'vitest';
import { declarations } from '../support/declarations.js';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Milliseconds until a program is killed. */
const PATIENCE = 150_000;

const exec = promisify(execFile);

/** Runs a program to its end; what it printed is in the error if it fails. */
export async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await exec(program, args, { cwd, timeout: PATIENCE, killSignal: 'SIGKILL' });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

/** An empty folder of its own. */
export const temporary = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `chat-${name}-`));

/** Whether packages can be had from the registry. */
export async function registryAnswers(): Promise<boolean> {
  try {
    await run(ROOT, 'npm', 'view', 'yaml', 'name', '--fetch-retries=0', '--fetch-timeout=10000');
    return true;
  } catch {
    return false;
  }
}

/**
 * What a clone has when it is built: the folder in which `npm pack` is run, without its scripts. That they build
 * the same is seen in .ci/run; doing it here too would take a tenth of the time of all tests.
 */
export async function builtCopy(): Promise<string> {
  const copy = await temporary('copy');
  const kept = [
    'package.json',
    'README.md',
    'LICENSE',
    'tsconfig.json',
    'tsconfig.build.json',
    'spec',
    'src',
  ];
  for (const name of [...kept, 'generated', 'docs', 'test/support']) {
    await cp(join(ROOT, name), join(copy, name), { recursive: true });
  }
  await declarations();
  for (const name of ['src', 'generated']) {
    await cp(join(inject('dist'), name), join(copy, 'dist', name), { recursive: true });
  }
  await mkdir(join(copy, 'logs'));
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  return copy;
}

/** A program that runs, with pipes for its streams. It is ended with the test. */
export class Program {
  readonly #child;
  readonly exited: Promise<number | null>;
  out = '';
  #wake: () => void = () => {};

  constructor(cwd: string, program: string, ...args: string[]) {
    this.#child = spawn(program, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void this.#child.kill('SIGKILL'));
    this.#child.stdout.on('data', (chunk) => {
      this.out += chunk;
      this.#wake();
    });
    this.exited = new Promise((done) =>
      this.#child.once('close', (code) => {
        done(code);
        this.#wake();
      }),
    );
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves with the output as soon as it has the text; fails when it ends without. */
  async see(text: string): Promise<string> {
    while (!this.out.includes(text)) {
      if (this.#child.exitCode !== null) throw new Error(`Ended without "${text}":\n${this.out}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.out;
  }
}
