import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const ALONE = join(ROOT, 'tools/one-at-a-time.mjs');

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'make-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Runs a shell command under the lock in a folder. */
function alone(place: string, command: string) {
  const child = spawn(process.execPath, [ALONE, join(place, 'lock'), 'sh', '-c', command], { cwd: place });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ status: code ?? signal, errors }));
  return { child, ended };
}

// A disk that is busy with an installation beside it can hold a `mkdir` up for long.
describe('the lock of the Makefile', { timeout: 120_000 }, () => {
  it('lets one at a time install and build', async () => {
    const place = await folder();
    // A second one inside would find the folder and fail.
    const command = 'mkdir inside && echo x >> done && rmdir inside';
    const runs = await Promise.all(Array.from({ length: 6 }, () => alone(place, command).ended));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await readFile(join(place, 'done'), 'latin1')).toBe('x\n'.repeat(6));
    // What is left is the mark of the last one that it has released the lock.
    expect(await readdir(join(place, 'lock'))).toEqual(['6']);
  });

  it('gives on the status of what it runs, and is free again', async () => {
    const place = await folder();
    expect((await alone(place, 'exit 7').ended).status).toBe(7);
    expect((await alone(place, 'kill -9 $$').ended).status).toBe(137);
    expect((await alone(place, 'true').ended).status).toBe(0);
  });

  it('says who is waited for, and goes on at once when they were killed', async () => {
    const place = await folder();
    const holder = alone(place, 'echo $$; exec sleep 60');
    const [piece] = await once(holder.child.stdout, 'data');
    const waiter = alone(place, 'true');
    const [said] = await once(waiter.child.stderr, 'data');
    expect(String(said)).toBe(
      `Another make is at work in this folder (process ${holder.child.pid}). Waiting for it.\n`,
    );
    holder.child.kill('SIGKILL');
    process.kill(Number(String(piece)), 'SIGKILL');
    expect((await waiter.ended).status).toBe(0);
  });
});

describe('NAME of the Makefile', () => {
  it.each([
    'a"b\'c',
    '`id` $HOME $(shell id) $$',
    'a\\b#c',
    '-x',
    '%*?;&|<>',
  ])('is taken as it is: %s', async (name) => {
    // In place of Node a script that prints what it gets.
    const place = await folder();
    await writeFile(join(place, 'node'), '#!/bin/sh\nfor each; do printf "%s\\n" "$each"; done\n');
    await chmod(join(place, 'node'), 0o755);
    // Not a make inside the one that runs the tests, which would say which folders it enters and leaves.
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${place}:${process.env.PATH}` };
    for (const name of ['MAKEFLAGS', 'MFLAGS', 'MAKELEVEL']) delete env[name];
    const make = (target: string, more: string[], named: NodeJS.ProcessEnv) => {
      // As if all were built.
      const args = ['-o', 'dist/.built', '-o', 'node_modules/.installed', target, ...more];
      const { stdout, stderr } = spawnSync('make', args, { cwd: ROOT, env: named, encoding: 'utf8' });
      return { said: stdout.split('\n').at(-2), stderr };
    };
    const asked = { said: name, stderr: '' };
    expect(make('chat', [`NAME=${name}`], env)).toEqual(asked);
    expect(make('client', [], { ...env, NAME: name })).toEqual(asked);
  });

  it('has no program of node_modules that could be fetched in its place', async () => {
    expect(await readFile(join(ROOT, 'Makefile'), 'utf8')).not.toMatch(/\bnpx\b/);
  });
});
