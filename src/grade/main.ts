#!/usr/bin/env node
/** The command `chat-grade`. See command.ts. */
import { runGradeCommand } from './command.js';

// Whoever read our output has seen enough: `chat-grade ... | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const colour = process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '';
const code = await runGradeCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colour,
});
// A pseudo-terminal of a program that does not go away would keep this one.
process.exitCode = code;
process.stdout.write('', () => process.exit(code));
