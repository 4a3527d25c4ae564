#!/usr/bin/env node
/** The command `chat-admin`: says a word to the server that has a log folder, and shows what it answers. */
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { codeOf, messageOf } from '../../system/errors.js';
import { packageVersion } from '../../system/version.js';
import { ADMIN_SOCKET } from './admin-socket.js';
import { HELP } from './words.js';

const command = new Command('chat-admin')
  .description(
    'Says a word to a chat-server that runs: from the arguments, or one a line from standard input.',
  )
  .option('--log-dir <folder>', 'folder of the logs of the server', './logs')
  .version(packageVersion(), '--version', 'show the version')
  .argument('[word...]', 'a word and what belongs to it')
  .passThroughOptions()
  .exitOverride()
  .addHelpText(
    'after',
    `\nWords:\n  ${HELP.join('\n  ')}\n\nExit codes:\n  0  done\n  1  not done, or no server: standard error says why\n  2  wrong usage`,
  );
try {
  command.parse();
  await speak(resolve(command.opts<{ logDir: string }>().logDir), command.args);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}

function speak(folder: string, words: readonly string[]): Promise<void> {
  return new Promise((done) => {
    const socket = connect({ path: join(folder, ADMIN_SOCKET), allowHalfOpen: true });
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
      const end = answer.lastIndexOf('\n') + 1;
      for (const line of answer.slice(0, end).split('\n').slice(0, -1)) show(line);
      answer = answer.slice(end);
    });
    socket.on('error', (error) => {
      const nobody = ['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(codeOf(error) ?? '');
      const why = nobody ? `No server has its logs in ${folder}.` : `${messageOf(error)}.`;
      process.stderr.write(`chat-admin: ${why}\n`);
      process.exitCode = 1;
    });
    socket
      .on('end', () => socket.end())
      .on('close', () => {
        process.stdin.destroy();
        done();
      });
    if (words.length > 0) socket.end(`${words.join(' ')}\n`);
    else process.stdin.pipe(socket);
  });
}

function show(line: string): void {
  if (!line.startsWith('error: ')) {
    process.stdout.write(`${line}\n`);
    return;
  }
  process.stderr.write(`chat-admin: ${line.slice('error: '.length)}\n`);
  process.exitCode = 1;
}
