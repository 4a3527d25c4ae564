#!/usr/bin/env node
/** What `make chat` runs: joins the chat, and starts a server first if none answers. */
import { LaunchError, launch } from './launch.js';
import { parseArguments } from './options.js';

const parsed = parseArguments(process.argv.slice(2));
if (parsed.kind === 'stop') {
  (parsed.code === 0 ? process.stdout : process.stderr).write(parsed.text);
  process.exitCode = parsed.code;
} else {
  // The terminal may be gone when there is something to say.
  process.stdout.on('error', () => {});
  try {
    process.exitCode = await launch(parsed.options, (sentence) => void process.stdout.write(`${sentence}\n`));
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
