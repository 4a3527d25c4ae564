#!/usr/bin/env node
/**
 * Runs a command while no other process runs one under the same lock:
 *
 *     node one-at-a-time.mjs FOLDER COMMAND [ARGUMENT...]
 *
 * Two `make chat` in a fresh clone would otherwise install and build into each other's files. It runs before anything
 * is installed, so it needs Node alone; and it takes no lock of the system's, because none is there on every system and
 * every file system.
 *
 * The lock is a folder of numbered files; the highest number has the lock. Who wants it makes the next file, which only
 * one can do, and only when the holder of the highest has released it or is gone. So a lock is never taken away: there
 * is no moment at which two can believe that they have it. A holder touches its file every second. One that is silent
 * for long is gone, also if its process id has been given to another program meanwhile.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between two signs of life of a holder. */
const BEAT = 1000;
/** Milliseconds of silence after which a holder is gone. */
const SILENCE = 15_000;
/** The same where its command still runs, which may be stopped (Ctrl-Z) or without its parent. */
const LONG_SILENCE = 120_000;
/** Milliseconds between two looks at the lock. */
const LOOK_EVERY = 100;

const [folder = '', program = '', ...args] = process.argv.slice(2);
if (folder === '' || program === '') {
  process.stderr.write('Usage: node one-at-a-time.mjs FOLDER COMMAND [ARGUMENT...]\n');
  process.exit(2);
}

try {
  mkdirSync(folder, { recursive: true });
  process.exitCode = await runHolding(await take());
} catch (error) {
  process.stderr.write(`The lock in ${folder} cannot be taken: ${error.message}\n`);
  process.exitCode = 1;
}

/** Waits for the lock. @returns the number that this process has it under */
async function take() {
  let told = false;
  /** @type {{ key: string, since: number } | undefined} */
  let watched;
  for (;;) {
    const number = highest();
    const holder = holderOf(number);
    if (holder === undefined || holder.released) {
      if (holds(number + 1)) return number + 1;
      continue;
    }
    // Its signs of life are counted by the time in which this process runs: no clock that is set, and no machine that
    // slept, makes a holder look silent.
    const key = `${number} ${holder.beat}`;
    if (watched?.key !== key) watched = { key, since: 0 };
    const alive = isAlive(holder.pid, holder) || isAlive(holder.command, holder);
    const patience =
      holder.host !== hostname() ? SILENCE : isAlive(holder.command, holder) ? LONG_SILENCE : SILENCE;
    if ((holder.host === hostname() && !alive) || watched.since > patience) {
      if (holds(number + 1)) return number + 1;
      continue;
    }
    if (!told) {
      process.stderr.write(
        `Another make is at work in this folder (process ${holder.pid}). Waiting for it.\n`,
      );
      told = true;
    }
    await delay(LOOK_EVERY);
    watched.since += LOOK_EVERY;
  }
}

/** The highest number; 0 if there is none. */
function highest() {
  return Math.max(0, ...readdirSync(folder).map(Number).filter(Number.isInteger));
}

/** Who has the lock under a number; undefined if nobody ever had. */
function holderOf(number) {
  const file = join(folder, String(number));
  try {
    const beat = statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    if (text === 'released') return { released: true };
    const [pid, command, host] = text.split(' ');
    return { released: false, pid: Number(pid), command: Number(command), host, beat };
  } catch {
    return undefined;
  }
}

function isAlive(pid, { host }) {
  if (host !== hostname() || !(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Tries to take a number. */
function holds(number) {
  try {
    writeFileSync(join(folder, String(number)), holderText(0), { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  // A process that was slow may have looked before others took and released higher ones, and removed this one.
  if (highest() !== number) {
    rmSync(join(folder, String(number)), { force: true });
    return false;
  }
  for (const lower of readdirSync(folder)) {
    if (Number(lower) < number) rmSync(join(folder, lower), { force: true });
  }
  return true;
}

function holderText(command) {
  return `${process.pid} ${command} ${hostname()}`;
}

/** @returns {Promise<number>} the exit status of the command */
function runHolding(number) {
  const file = join(folder, String(number));
  const child = spawn(program, args, { stdio: 'inherit' });
  writeFileSync(file, holderText(child.pid ?? 0));
  const beat = setInterval(() => {
    if (highest() === number) {
      const now = new Date();
      utimesSync(file, now, now);
      return;
    }
    // This process was stopped for so long that it was given up.
    clearInterval(beat);
    process.stderr.write('This make was stopped for too long; another one does its work. Run it again.\n');
    child.kill('SIGKILL');
  }, BEAT);
  // A terminal sends these to all that run in it, the command too. The lock is released when the command has ended.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGHUP']) process.on(signal, () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    const end = (status) => {
      clearInterval(beat);
      if (highest() === number) writeFileSync(file, 'released');
      resolve(status);
    };
    child.once('error', (error) => {
      process.stderr.write(`${program} cannot be run: ${error.message}\n`);
      end(127);
    });
    child.once('exit', (code, signal) => end(code ?? 128 + constants.signals[signal]));
  });
}
