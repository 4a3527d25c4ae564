import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOn(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Listens on the loopback until the test has finished. */
export async function listenOn(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address.');
  return address.port;
}

/** `make chat` in a process of its own, with pipes in place of a terminal. */
export class Launcher {
  readonly #process;
  out = '';
  errors = '';
  readonly exited: Promise<number | null>;
  #wake: () => void = () => {};

  constructor(...args: string[]) {
    // In a group of its own, as a shell starts it.
    this.#process = spawn(process.execPath, [join(inject('dist'), 'src/launcher/main.js'), ...args], {
      detached: true,
    });
    onTestFinished(() => this.#cleanUp());
    this.#process.stdout.on('data', (chunk) => {
      this.out += chunk;
      this.#wake();
    });
    this.#process.stderr.on('data', (chunk) => {
      this.errors += chunk;
      this.#wake();
    });
    this.#process.stdin.on('error', () => {});
    this.exited = new Promise((resolve) =>
      this.#process.once('close', (code) => {
        resolve(code);
        this.#wake();
      }),
    );
  }

  /** The process of the server that it says it has started. */
  get serverPid(): number | undefined {
    const pid = /was started \(process (\d+)/.exec(this.out)?.[1];
    return pid === undefined ? undefined : Number(pid);
  }

  /** Types lines. */
  type(...lines: string[]): void {
    this.#process.stdin.write(lines.map((line) => `${line}\n`).join(''));
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** What a terminal does at Ctrl-C: the launcher and the client get the signal. */
  interrupt(): void {
    if (this.#process.pid !== undefined) process.kill(-this.#process.pid, 'SIGINT');
  }

  /** Resolves as soon as the output has the text; fails when it ends without. */
  async see(text: string): Promise<void> {
    while (!this.out.includes(text)) {
      if (this.#process.exitCode !== null)
        throw new Error(`Ended without "${text}":\n${this.out}${this.errors}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends what may be left when a test has failed. */
  #cleanUp(): void {
    for (const pid of [this.#process.pid, this.serverPid]) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended, as it should.
      }
    }
  }
}

/** Resolves when the server whose output goes to this file has said that it has ended. */
export function serverEnd(file: string): Promise<void> {
  return expect
    .poll(() => readFile(file, 'utf8'), { timeout: 10_000, interval: 20 })
    .toContain('chat-server: ended. Everybody has left.');
}
