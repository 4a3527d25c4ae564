import { Chat } from '../../generated/typescript/chat.js';
import { KaitaiStream } from '../runtime/index.js';

/** What a client wants, out of its frame. Whether it may is decided by the room, not here. */
export type ClientRequest =
  | { readonly kind: 'join'; readonly username: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'direct'; readonly recipient: string; readonly text: string }
  /** A command that this protocol does not have, or that only a server may send. Its message was skipped. */
  | { readonly kind: 'unsupported'; readonly command: number }
  /** A command that there is, with a message that it cannot have. `message` is that message, undecoded. */
  | {
      readonly kind: 'malformed';
      readonly command: number;
      readonly message: Uint8Array;
      readonly reason: string;
    };

/** What the message of each command has to be. The answer to a frame in which it is not. */
const EXPECTED: ReadonlyMap<number, string> = new Map([
  [Chat.Command.JOIN, 'Command 00, join: the message must be a username in ASCII.'],
  [Chat.Command.LEAVE, 'Command 01, leave: the message must be empty.'],
  [Chat.Command.MESSAGE, 'Command 02, message: the text must be ASCII.'],
  [Chat.Command.LIST, 'Command 03, list: the message must be empty.'],
  [Chat.Command.DIRECT, 'Command 04, direct: the message must be "<username> <text>" in ASCII.'],
]);

/**
 * Reads one frame of a client from the position of a stream.
 *
 * @param length of the frame in bytes, all of which are there, as a FrameSplitter says; all that is left, by default
 * @throws never: bytes that are not a frame of the protocol are a result, not an exception
 */
export function readClientRequest(io: KaitaiStream, length = io.size - io.pos): ClientRequest {
  const start = io.pos;
  let frame: Chat.ClientFrame;
  try {
    frame = new Chat.ClientFrame(io);
  } catch {
    io.seek(start);
    return malformed(io.readBytes(length));
  }
  const { command, message } = frame._byCommand;
  switch (command) {
    case Chat.Command.JOIN:
      return { kind: 'join', username: message.username };
    case Chat.Command.LEAVE:
      return { kind: 'leave' };
    case Chat.Command.MESSAGE:
      return { kind: 'message', text: message.text };
    case Chat.Command.LIST:
      return { kind: 'list' };
    case Chat.Command.DIRECT:
      return { kind: 'direct', recipient: message.recipient, text: message.text };
    default:
      // The message of a command that gets a type in the specification would not be bytes: then this line does not compile.
      message satisfies Uint8Array;
      return { kind: 'unsupported', command };
  }
}

/**
 * Says what is wrong with a frame that could not be read, by reading it again. An object whose reader threw
 * is lost when the constructor throws; one that is told to read later keeps the fields that came before the
 * fault, and the command and the length always do.
 */
function malformed(bytes: Uint8Array): ClientRequest {
  const frame = new Chat.ClientFrame(undefined);
  frame._io = new KaitaiStream(bytes);
  try {
    frame._read();
  } catch {
    // As expected: this is the fault that is being described.
  }
  const { command, lenMessage } = frame;
  return {
    kind: 'malformed',
    command,
    message: bytes.subarray(bytes.length - lenMessage),
    reason: EXPECTED.get(command) ?? 'The frame could not be read.',
  };
}
