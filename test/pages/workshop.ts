import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { Program } from '../package/support.js';
import { temporaryFolder } from '../support/test-server.js';
import { ROOT } from './blocks.js';

/** The commands of the package, with what each of them runs. */
const COMMANDS = {
  'chat-server': 'src/server/main.js',
  'chat-admin': 'src/server/operator/admin-main.js',
  'chat-client': 'src/client/main.js',
  'chat-inspect': 'src/inspect/main.js',
  'chat-grade': 'src/grade/main.js',
  'ksy-codegen': 'src/codegen/main.js',
};

/** Connects, sends the standard input, and prints what comes until the other side ends: what pages use `nc` for. */
const NC = `import { connect } from 'node:net';
const socket = connect(Number(process.argv[3]), process.argv[2]);
process.stdin.pipe(socket);
socket.pipe(process.stdout);
`;

/** Milliseconds until a command of a page is killed. */
const PATIENCE = 30_000;

/**
 * The folder of a reader who has the package installed and does what a page says. It is removed when the test has
 * finished. There are no `npx` and `nc` but small ones of our own, so that neither takes time or has to be there.
 */
export class Workshop {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Workshop> {
    const workshop = new Workshop(await temporaryFolder());
    const installed = join(workshop.folder, 'node_modules/kaitai-chat');
    await mkdir(installed, { recursive: true });
    await symlink(inject('dist'), join(installed, 'dist'), 'dir');
    await cp(join(ROOT, 'package.json'), join(installed, 'package.json'));
    await workshop.write('package.json', '{ "name": "elsewhere", "private": true, "type": "module" }\n');
    for (const [name, main] of Object.entries(COMMANDS)) {
      await workshop.#script(name, `exec '${process.execPath}' '${join(inject('dist'), main)}' "$@"`);
    }
    await workshop.write('bin/nc.mjs', NC);
    await workshop.#script('nc', `exec '${process.execPath}' '${workshop.path('bin/nc.mjs')}' "$@"`);
    await workshop.#script('npx', 'exec "$@"');
    return workshop;
  }

  /** A path in it. */
  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a file, with the folders that it is in. */
  async write(name: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(this.path(name)), { recursive: true });
    await writeFile(this.path(name), content);
  }

  async #script(name: string, command: string): Promise<void> {
    await this.write(`bin/${name}`, `#!/bin/sh\n${command}\n`);
    await chmod(this.path(`bin/${name}`), 0o755);
  }

  /** Has the shell run commands to their end. Returns what they printed, with errors behind it if they failed. */
  async shell(commands: string): Promise<string> {
    const options = { cwd: this.folder, env: this.#environment(), timeout: PATIENCE };
    const running = promisify(execFile)('bash', ['-c', commands], options);
    running.child.stdin?.end();
    return (await running).stdout;
  }

  /** Has the shell start a command that goes on until it is ended, at the latest with the test. */
  start(command: string): Program {
    const set = Object.entries(this.#environment()).map(([name, value]) => `${name}=${value}`);
    return new Program(this.folder, 'env', ...set, 'bash', '-c', `exec ${command}`);
  }

  #environment(): Record<string, string> {
    return {
      PATH: `${this.path('bin')}:${process.env.PATH ?? ''}`,
      HOME: this.folder,
      XDG_CONFIG_HOME: this.path('.config'),
    };
  }
}
