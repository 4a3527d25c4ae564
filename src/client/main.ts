#!/usr/bin/env node
import { constants } from 'node:os';
import { messageOf } from '../system/errors.js';
import { chooseView } from './choose-view.js';
import { connect } from './connect.js';
import { ConversationLog } from './conversation-log.js';
import { type Options, parseArguments } from './options.js';
import { EditedConsole } from './plain/edited-console.js';
import { PipedConsole } from './plain/piped-console.js';
import { PlainView } from './plain/plain-view.js';
import { Recorder } from './recorder.js';
import { momentOf } from './room/moment.js';
import { THEMES } from './screen/theme.js';
import { Session } from './session/session.js';
import { readSettings, settingsPath } from './settings.js';
import { readTlsFiles } from './tls.js';
import type { View } from './view.js';

/** The command chat-client: reads the arguments, connects, and shows the session in the view that fits. */

const { stdin, stdout, stderr, env } = process;

const now = () => momentOf(new Date());

async function run(options: Options): Promise<number> {
  let view: View | undefined;
  // Something that was to be written is lost, which the status at the end has to say.
  let broken = false;
  const onFileLost = (sentence: string): void => {
    broken = true;
    // Later, because the first frame is sent while the view is being made.
    setImmediate(() => view?.warn(sentence));
  };
  const recorder = options.record === undefined ? undefined : new Recorder(options.record, onFileLost);
  const log = options.log === undefined ? undefined : new ConversationLog(options.log, now, onFileLost);
  const { tls, ca, cert, key } = options;
  const security = tls ? readTlsFiles({ ca, cert, key }) : undefined;
  const dial = () => connect(options.address, options.port, { tls: security });
  const stream = await dial();
  // A pipe cannot wait for the server to come back: it would be emptied into nothing.
  const reconnects = options.reconnect && stdin.isTTY === true;
  const session = new Session(stream, {
    name: options.name,
    ...(recorder !== undefined && { onFrame: recorder.record }),
    ...(log !== undefined && {
      onEvent: (event, name) => log.event(event, name),
      onSaid: (name, text, recipient) => log.own(name, text, recipient),
    }),
    ...(reconnects && { dial }),
  });

  let signalled: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    const code = 128 + constants.signals[signal];
    if (signalled !== undefined) process.exit(code); // the sender does not want to wait
    signalled = code;
    view?.restore();
    session.leave();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, onSignal);
  process.on('exit', () => view?.restore());
  const onFault = (error: unknown): void => {
    view?.restore();
    fail(`A fault in the program: ${messageOf(error)}`);
    process.exit(1);
  };
  process.on('uncaughtException', onFault).on('unhandledRejection', onFault);
  let outputLost = false;
  const onOutputError = ({ code, message }: NodeJS.ErrnoException): void => {
    // Whoever read our output, or the terminal, is gone: a way to leave. Anything else is a loss, say a full disk.
    if (code !== 'EPIPE' && code !== 'EIO' && !outputLost) {
      outputLost = broken = true;
      fail(`The output cannot be written: ${message}.`);
    }
    session.leave();
  };
  stdout.on('error', onOutputError);
  stderr.on('error', onOutputError);

  view = await openView(session, options);
  const { code, sentence } = await view.done;
  recorder?.close();
  log?.close();
  if (sentence !== undefined) fail(sentence);
  return signalled ?? (broken ? 1 : code);
}

async function openView(session: Session, { address, port, plain, theme, bell }: Options): Promise<View> {
  const kind = chooseView({
    inputIsTerminal: stdin.isTTY === true,
    outputIsTerminal: stdout.isTTY === true,
    term: env.TERM,
    columns: stdout.columns,
    rows: stdout.rows,
    plain,
  });
  const look = theme ?? ((env.NO_COLOR ?? '') === '' ? 'dark' : 'mono');
  switch (kind) {
    case 'full': {
      // It takes half of the time to start, which a program in a pipe need not wait for.
      const { FullScreen } = await import('./screen/full-screen.js');
      return new FullScreen(session, {
        input: stdin,
        output: stdout,
        theme: THEMES[look],
        server: port === 9000 ? address : `${address} port ${port}`,
        now,
        bell,
      });
    }
    case 'lines':
      return new PlainView(session, new EditedConsole(stdin, stdout, look !== 'mono'));
    case 'pipe':
      return new PlainView(session, new PipedConsole({ input: stdin, output: stdout, errors: stderr }));
  }
}

function fail(sentence: string): void {
  stderr.write(`chat-client: ${sentence}\n`);
}

const parsed = parseArguments(process.argv.slice(2), () => readSettings(settingsPath(env)));
if (parsed.kind === 'stop') {
  (parsed.code === 0 ? stdout : stderr).write(parsed.text);
  process.exitCode = parsed.code;
} else {
  try {
    process.exit(await run(parsed.options));
  } catch (error) {
    fail(messageOf(error));
    process.exit(1);
  }
}
