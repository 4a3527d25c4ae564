#!/usr/bin/env node
/** The command `chat-server`. See command.ts. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { runServerCommand } from './command.js';

const { stdout, stderr } = process;

// When nobody reads what is printed, or the disk is full that it goes to, the chat goes on all the same.
stdout.on('error', () => {});
stderr.on('error', () => {});

// Node opens its debugger for this one, unless somebody else listens for it: also before the server has started.
process.on('SIGUSR1', () => {});

const onTerminal = Boolean(process.stdin.isTTY || stdout.isTTY || stderr.isTTY);

process.exitCode = await runServerCommand(process.argv.slice(2), {
  out: (text) => print(stdout, text),
  err: (text) => print(stderr, text),
  onSignal: (callback) => {
    process.on('SIGINT', callback);
    process.on('SIGTERM', callback);
    process.on('SIGQUIT', callback);
    process.on('SIGUSR1', callback);
    process.on('SIGHUP', () => callback(onTerminal && !hasTerminal() ? 'hangup' : 'SIGHUP'));
  },
  // A promise that is rejected and that nobody waits for comes here as well.
  onFailure: (callback) => void process.on('uncaughtException', callback),
  exit: (code) => process.exit(code),
  hasTerminal: process.stdin.isTTY === true && inForeground(),
  onLine: (callback) =>
    void createInterface({ input: process.stdin, terminal: false })
      .on('line', callback)
      .on('error', () => {}),
});
// What is printed is to be out, but nothing else is waited for: a connection that was turned away, for one.
stdout.write('', () => stderr.write('', () => process.exit()));

function print(stream: Writable, text: string): void {
  try {
    stream.write(text);
  } catch {
    // A file that cannot be written throws at once.
  }
}

/**
 * Whether the terminal is this program's to read, and not that of a shell it runs behind (`chat-server &`), which the
 * system would stop it for.
 */
function inForeground(): boolean {
  try {
    // The name of the program, in brackets, may hold anything; group and foreground group are behind it (proc(5)).
    const [, , group, , , foreground] =
      readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return group === foreground;
  } catch {
    return false;
  }
}

/** Whether the terminal is still there that the command was started on. SIGHUP is also what its end looks like. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
