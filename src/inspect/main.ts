#!/usr/bin/env node
/** The command `chat-inspect`. See command.ts. */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { runInspectCommand } from './command.js';

// Whoever read our output has seen enough: `chat-inspect FILE | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runInspectCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  read: (file) => (file === '-' ? buffer(process.stdin) : readFile(file)),
});
