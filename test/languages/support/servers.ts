import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { start } from './commands.js';

/** Starts this project's server, compiled, for the time of the test. Resolves with its port. */
export async function startOurServer(): Promise<number> {
  const logs = await mkdtemp(join(tmpdir(), 'chat-'));
  onTestFinished(() => rm(logs, { recursive: true, force: true }));
  const program = join(inject('dist'), 'src/server/main.js');
  return startServer(`node '${program}' --host 127.0.0.1 --port 0 --log-dir '${logs}'`);
}

/**
 * Starts a server for the time of the test.
 *
 * @param command a command of the shell; it has to write a line that has the port behind a colon
 */
export async function startServer(command: string): Promise<number> {
  const child = start(command);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const port = /:(\d+)\b.*\n/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    void ended.then(() => reject(new Error(`The server ended. ${output}${errors}`)));
  });
}
