#!/usr/bin/env node
/** The command `chat-server`. See command.ts. */
import { runServerCommand } from './command.js';

process.exitCode = await runServerCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  onSignal: (callback) => {
    process.on('SIGINT', callback);
    process.on('SIGTERM', callback);
  },
  onFailure: (callback) => void process.on('uncaughtException', callback),
  exit: (code) => process.exit(code),
});
