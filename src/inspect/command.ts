import { Command, CommanderError, Option } from 'commander';
import { Chat } from '../../generated/typescript/chat.js';
import { codeOf, reasonOf } from '../system/errors.js';
import { Inspector } from './inspector.js';
import { Listing } from './listing.js';
import { printable } from './printable.js';
import { plural, showFault } from './show.js';

/** What the command needs of the process that it runs in; a test passes its own. */
export interface CommandHost {
  out(text: string): void;
  /** Writes bytes of a text. They may be changed when the promise has resolved. */
  write(bytes: Uint8Array): Promise<void>;
  err(text: string): void;
  /** A file in pieces; the standard input for `-`. */
  read(file: string): AsyncIterable<Uint8Array>;
}

/** Who sent bare frames, as the option has it. */
const SIDES = { client: Chat.Side.CLIENT, server: Chat.Side.SERVER } as const;

interface Given {
  readonly file: string;
  readonly frames: keyof typeof SIDES | undefined;
  readonly all: boolean;
}

/** Bytes that are shown from the start of a frame on that cannot be read. */
const MOST_REST = 4096;

/**
 * The command `chat-inspect`.
 *
 * @param args what follows the name of the command
 * @returns the exit code: 0 all of it was read, 1 not all of it or no such file, 2 wrong usage
 */
export async function runInspectCommand(args: readonly string[], host: CommandHost): Promise<number> {
  let given: Given | undefined;
  const command = describeCommand(host).action((file: string, options: Partial<Given>) => {
    given = { file, frames: options.frames, all: options.all ?? false };
  });
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return given === undefined ? 0 : inspect(given, host);
}

async function inspect({ file, frames, all }: Given, host: CommandHost): Promise<number> {
  const name = file === '-' ? 'The standard input' : printable(file);
  const inspector = new Inspector(frames === undefined ? 'recording' : SIDES[frames], MOST_REST);
  const listing = new Listing(all);
  const write = (): Promise<void> => listing.write((bytes) => host.write(bytes));
  try {
    for await (const chunk of host.read(file)) {
      for (const frame of inspector.feed(chunk)) {
        listing.add(frame);
        if (listing.isFull) await write();
      }
      await write();
    }
  } catch (error) {
    listing.end();
    await write();
    host.err(`chat-inspect: ${name} cannot be read: ${printable(whyNot(error))}.\n`);
    return 1;
  }
  const last = inspector.end();
  if (last !== undefined) listing.add(last);
  const { hidden, fault } = inspector;
  if (hidden > 0) listing.say(`${plural(hidden, 'more byte')}, not shown.\n`);
  listing.say(`${plural(inspector.frames, 'frame')}, ${plural(inspector.bytes, 'byte')}`);
  await write();
  if (fault === undefined) return 0;
  host.err(`chat-inspect: ${name}: ${showFault(fault)}\n${hint(inspector.frames, frames)}`);
  return 1;
}

/** What may help somebody who took one form for the other. */
function hint(whole: number, given: Given['frames']): string {
  if (given !== undefined || whole > 0) return '';
  return 'Frames without the byte that says who sent them are read with --frames client or --frames server.\n';
}

function describeCommand(host: CommandHost): Command {
  return new Command('chat-inspect')
    .description(
      'Shows every byte of a recorded conversation of the chat: its offset, the field that it belongs to, and ' +
        'the value of the field. Recordings are made by "chat-client --record FILE"; the format is the root type ' +
        'of spec/chat.ksy, and the paths and values are those of that specification.',
    )
    .argument('<file>', 'the recording; - reads the standard input')
    .addOption(
      new Option(
        '--frames <side>',
        'read frames of one side as they are on a connection, without the byte that says who sent them',
      ).choices(Object.keys(SIDES)),
    )
    .option('-a, --all', 'show each frame also where many in a row are the same')
    .helpOption('-h, --help', 'show this page')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.out(text),
      writeErr: (text) => host.err(printableLines(text)),
    })
    .showHelpAfterError('(chat-inspect --help shows what there is)')
    .addHelpText('after', MORE_HELP);
}

const MORE_HELP = `
Each frame is shown as a block, and each field in it as a line: offset and bytes in hexadecimal, the path of the
field, its value. A value or its bytes go on in the next line where they are long. What is not printable ASCII is
spelled out in values (\\x1b), so that a file cannot write to the terminal. If the bytes are not what they should
be, what could be read is shown, the rest as "(not read)", and then what was wrong. Of frames in a row that are the
same, the first eight are shown, and the others are counted.

Examples:
  chat-client --record talk.chat 127.0.0.1 Bob    make a recording
  chat-inspect talk.chat                          show it
  printf '\\3\\0\\0' | chat-inspect --frames client -   show what a client sent
  nc 127.0.0.1 9000 < /dev/null | chat-inspect --frames server -   show what a server sends

Exit codes: 0 all of it was read, 1 not all of it, or no such file, 2 wrong usage.`;

/** What commander says of an argument repeats the argument. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function whyNot(error: unknown): string {
  return codeOf(error) === 'ENOENT' ? 'there is no such file' : reasonOf(error);
}
