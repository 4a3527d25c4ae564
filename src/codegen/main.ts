#!/usr/bin/env node
/** The command `ksy-codegen`. See command.ts. */
import { buffer } from 'node:stream/consumers';
import { codeOf } from '../system/errors.js';
import { runCommand } from './command.js';

// Whoever read our output has seen enough: `ksy-codegen --help | head -1`.
process.stdout.on('error', (error: Error) => {
  if (codeOf(error) === 'EPIPE') process.exit();
  process.stderr.write(`ksy-codegen: ${error.message}\n`);
  process.exit(1);
});
// Nobody hears the warnings and errors; the exit status still tells, and what can be written is.
process.stderr.on('error', () => {});

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  input: () => buffer(process.stdin),
  importPath: process.env.KSPATH ?? '',
});
