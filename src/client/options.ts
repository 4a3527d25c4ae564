import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { helpText } from './keys/help.js';
import { checkLocally } from './local-name.js';
import { CHECKS, type Settings, SettingsError } from './settings.js';
import type { TlsFiles } from './tls.js';

/** Exit status for wrong usage, as the shell's own commands have it. */
export const WRONG_USAGE = 2;

/** What the user wants. */
export interface Options extends Required<Omit<Settings, 'record' | 'log' | 'theme' | keyof TlsFiles>> {
  /** Of the server: a name or an IP address. */
  readonly address: string;
  /** The name to ask for. It is not blank, has no spaces, and can be sent. */
  readonly name: string;
  /** A file for the recorded conversation. */
  readonly record: string | undefined;
  /** A file for what is said, as lines. */
  readonly log: string | undefined;
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** Undefined if the user did not choose one. */
  readonly theme: Settings['theme'];
}

/** What the arguments come to: options, or a text to print and the exit status after it. */
export type Arguments =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'stop'; readonly code: number; readonly text: string };

const DEFAULTS = {
  port: 9000,
  plain: false,
  bell: true,
  reconnect: true,
  record: undefined,
  log: undefined,
  tls: false,
  ca: undefined,
  cert: undefined,
  key: undefined,
  theme: undefined,
};

const MORE = `
Everything that you type is sent to the others when you press Enter.
The only command is @exit, which leaves the chat and ends the program.

Options can be set for good in $XDG_CONFIG_HOME/kaitai-chat/settings.yaml,
which is ~/.config/kaitai-chat/settings.yaml if that is not set. One a line:
  theme: light
  bell: false
What is given on the command line wins. The environment variable NO_COLOR
stands for the theme mono, if none is chosen.

Keys of the full screen:

${helpText()}

Exit status: 0 after leaving, 1 if anything else ended the chat or some of the
output or the recording is lost, 2 for wrong usage or wrong settings; 128 and
the number of the signal if one ended it.`;

/**
 * Reads the arguments of the command line, without the names of node and the program.
 * Nothing is printed and no process is ended here.
 * @param settings - gives what the user has decided for good; is asked only if the arguments make sense
 */
export function parseArguments(args: readonly string[], settings: () => Settings = () => ({})): Arguments {
  let text = '';
  const write = (piece: string): void => {
    text += piece;
  };
  const command = new Command('chat-client')
    .description('Joins a group chat.')
    .argument('<address>', 'of the server: a name or an IP address')
    .argument('<name>', 'under which to join; it may not contain spaces')
    .option('-p, --port <number>', 'port of the server (default: 9000)', parsePort)
    .option('--plain', 'plain lines, even on a terminal that could show the full screen')
    .option('--record <file>', 'append every frame sent and received to a file, for chat-inspect')
    .option('--log <file>', 'append what is said to a file, as lines with their times')
    .option('--tls', 'encrypt the connection, and check who the server is')
    .option('--ca <file>', 'certificates that are trusted (PEM), with --tls')
    .option('--cert <file>', 'your certificate (PEM), where the server wants one')
    .option('--key <file>', 'the key of your certificate (PEM)')
    .option('--theme <name>', 'dark, light or mono', parseTheme)
    .option('--no-bell', 'do not ring when somebody mentions you or writes to you alone')
    .option('--no-reconnect', 'end when the connection is lost')
    // Against what is in the settings.
    .addOption(new Option('--no-plain').hideHelp())
    .addOption(new Option('--bell').hideHelp())
    .addOption(new Option('--reconnect').hideHelp())
    .addOption(new Option('--no-tls').hideHelp())
    .addHelpText('after', MORE)
    .configureOutput({ writeOut: write, writeErr: write })
    .exitOverride();
  const wrong = (why: string): Arguments => {
    const usage = `Usage: chat-client ${command.usage()}`;
    return { kind: 'stop', code: WRONG_USAGE, text: `${why.trimEnd()}\n${usage}\n` };
  };
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'stop', code: 0, text };
    const hint = error.code === 'commander.excessArguments' ? 'A name may not contain spaces.' : '';
    return wrong(text + hint);
  }
  const [address = '', name = ''] = command.args;
  if (address.trim() === '') return wrong('error: An address may not be blank.');
  const withPort = ADDRESS_AND_PORT.exec(address);
  if (withPort !== null) {
    const [, host = '', port = ''] = withPort;
    return wrong(`error: The port is an option. Say: chat-client --port ${port} ${host} ${name}`);
  }
  const wrongName = checkLocally(name);
  if (wrongName !== undefined) return wrong(`error: ${wrongName}`);
  try {
    const options: Options = { ...DEFAULTS, ...settings(), ...given(command), address, name };
    if (
      options.log !== undefined &&
      options.record !== undefined &&
      resolve(options.log) === resolve(options.record)
    ) {
      return wrong('error: The log and the recording need a file each.');
    }
    if ((options.cert === undefined) !== (options.key === undefined)) {
      return wrong('error: A certificate (--cert) and its key (--key) belong together.');
    }
    // Who names a certificate believes that the connection is encrypted. In the settings it may wait for --tls.
    const needsTls = (['ca', 'cert', 'key'] as const).find((part) => given(command)[part] !== undefined);
    if (needsTls !== undefined && !options.tls) return wrong(`error: --${needsTls} needs --tls.`);
    return { kind: 'run', options };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { kind: 'stop', code: WRONG_USAGE, text: `error: ${error.message}\n` };
  }
}

/** As a server prints where it listens. An IPv6 address without brackets has more than one colon. */
const ADDRESS_AND_PORT = /^([^:]+|\[.*\]):(\d+)$/;

/** What was given on the command line, without the defaults that commander makes up for `--no-` options. */
function given(command: Command): Settings {
  const values = Object.entries(command.opts<Record<string, unknown>>());
  return Object.fromEntries(values.filter(([name]) => command.getOptionValueSource(name) === 'cli'));
}

function parsePort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (CHECKS.port(port) !== undefined) throw new InvalidArgumentError(`A port is ${CHECKS.port(port)}.`);
  return port;
}

function parseTheme(text: string): string {
  if (CHECKS.theme(text) !== undefined) throw new InvalidArgumentError('There are dark, light and mono.');
  return text;
}
