import { createRequire } from 'node:module';
import { bench, describe } from 'vitest';
import { Chat } from '../../generated/typescript/chat.js';

type Constructor = new (...args: unknown[]) => unknown;

// The official target and its runtime are CommonJS without types.
const require = createRequire(import.meta.url);
const OfficialStream = require('kaitai-struct/KaitaiStream') as Constructor;
const OfficialFrame = (
  require('../../generated/javascript/Chat.js') as { Chat: { ClientFrame: Constructor } }
).Chat.ClientFrame;

const text = 'What somebody says in a chat is about fifty bytes long.';
const bytes = Chat.ClientFrame.of({ command: Chat.Command.MESSAGE, message: { text } }).toBytes();

/** The same frame by hand, as the figure to come close to. */
function readByHand(frame: Uint8Array): { command: number; text: string } {
  const length = ((frame[1] ?? 0) << 8) | (frame[2] ?? 0);
  const message = Buffer.from(frame.buffer, frame.byteOffset + 3, length);
  return { command: frame[0] ?? 0, text: message.toString('latin1') };
}

describe('read a chat message', () => {
  bench('generated TypeScript', () => {
    Chat.ClientFrame.fromBytes(bytes);
  });
  bench('official JavaScript target', () => {
    new OfficialFrame(new OfficialStream(bytes.buffer, bytes.byteOffset));
  });
  bench('by hand', () => {
    readByHand(bytes);
  });
});

describe('write a chat message', () => {
  bench('generated TypeScript', () => {
    Chat.ClientFrame.of({ command: Chat.Command.MESSAGE, message: { text } }).toBytes();
  });
  bench('by hand', () => {
    const frame = Buffer.allocUnsafe(3 + text.length);
    frame[0] = 2;
    frame.writeUInt16BE(text.length, 1);
    frame.write(text, 3, 'latin1');
  });
});
