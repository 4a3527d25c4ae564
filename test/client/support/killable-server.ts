import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/test-server.js';

/** The compiled server in a process of its own, which can be killed as nothing inside of it could. */
export interface KillableServer {
  readonly port: number;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** @param port 0 for any that is free; or that of a server which was killed, to take its place */
export async function startKillableServer(port = 0): Promise<KillableServer> {
  const options = ['--host', '127.0.0.1', '--port', String(port), '--log-dir', await temporaryFolder()];
  const child = spawn(process.execPath, [join(inject('dist'), 'src/server/main.js'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const listening = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const match = /:(\d+), logs in /.exec(said);
      if (match !== null) resolve(Number(match[1]));
    });
    void exited.then(() => reject(new Error(`The server ended before it listened. ${said}`)));
  });
  return {
    port: listening,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
