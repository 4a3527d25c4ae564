import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Options } from './options.js';
import { ServerError, StartedServer } from './started-server.js';
import { restoreTerminal } from './terminal.js';
import { whoAnswers } from './who-answers.js';

const CLIENT = fileURLToPath(new URL('../client/main.js', import.meta.url));

/** Signals that a terminal sends to all that run in it. The client gets them too, and knows what to do. */
const OF_THE_TERMINAL = ['SIGINT', 'SIGQUIT', 'SIGHUP'] as const;

/** How the launcher says something to the user: one line, as it is. */
export type Say = (sentence: string) => void;

/** The chat cannot be joined. The message is a sentence for the user. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/**
 * Joins the server that answers, or starts one and joins that; then runs the client in this terminal.
 *
 * @returns the exit status of the client
 * @throws LaunchError if there is no server to join
 */
export async function launch(options: Options, say: Say): Promise<number> {
  const { host, port } = options;
  const answer = await whoAnswers(host, port);
  if (answer.kind === 'other') throw new LaunchError(answer.why);

  // From here on there is something to tidy up, so this process does not die of what the terminal sends.
  const signals: NodeJS.Signals[] = [];
  for (const signal of OF_THE_TERMINAL) process.on(signal, () => signals.push(signal));
  const server = answer.kind === 'nobody' ? await startServer(options, say) : undefined;
  if (server === undefined) say(`A chat server answers on ${host} port ${port}. ${options.name} joins it.`);
  // Who has pressed Ctrl-C meanwhile does not want to see a client any more.
  const [early] = signals;
  const code = early === undefined ? await runClient(options) : 128 + constants.signals[early];
  if (server !== undefined) say(await server.settle());
  return code;
}

/** @returns the server, or undefined if somebody else has started one at the same moment */
async function startServer(options: Options, say: Say): Promise<StartedServer | undefined> {
  const { host, port } = options;
  try {
    const server = await StartedServer.start(options);
    say(
      `No server answered on ${host} port ${port}, so one was started (process ${server.pid}, logs in ${server.logDir}). It ends when nobody is in it any more.`,
    );
    return server;
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if ((await whoAnswers(host, port)).kind === 'chat') return undefined;
    throw new LaunchError(error.message);
  }
}

/** Runs the client in this terminal. */
function runClient({ host, port, name }: Options): Promise<number> {
  const client = spawn(process.execPath, [CLIENT, '--port', String(port), '--', host, name], {
    stdio: 'inherit',
  });
  const passOn = (): void => void client.kill('SIGTERM');
  process.on('SIGTERM', passOn);
  return new Promise((resolve, reject) => {
    client.once('error', (error) => reject(new LaunchError(`The client cannot be run: ${error.message}.`)));
    client.once('exit', (code, signal) => {
      process.off('SIGTERM', passOn);
      // The client ends by a signal only if it had no chance to put the terminal back.
      if (signal !== null) restoreTerminal(process.stdout);
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
    });
  });
}
