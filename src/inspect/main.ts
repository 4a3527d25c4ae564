#!/usr/bin/env node
/** The command `chat-inspect`. See command.ts. */
import { createReadStream } from 'node:fs';
import { runInspectCommand } from './command.js';

// Whoever read our output has seen enough: `chat-inspect FILE | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Bytes that are read at once. Of small pieces little is in memory at a time. */
const PIECE = 16_384;

process.exitCode = await runInspectCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  // Who reads slowly does not make us hold what they have not read.
  write: (bytes) => new Promise((resolve) => process.stdout.write(bytes, () => resolve())),
  err: (text) => void process.stderr.write(text),
  read: (file) => (file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE })),
});
