/**
 * A text that a client says: the frame that a chat consists of.
 */
import { join } from 'node:path';
import { Chat } from '../../../generated/typescript/chat.js';
import { officialClass, officialStream } from './generated.js';
import { protobufCodec } from './protobuf.js';
import { BY_HAND, BY_HAND_BUFFER, type Codec, LEAST, OFFICIAL, OURS, type Subject } from './subject.js';

interface Message {
  command: number;
  text: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

const byHand: Codec = {
  name: BY_HAND,
  read(bytes): Message {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = decoder.decode(bytes.subarray(3, 3 + view.getUint16(1)));
    return { command: view.getUint8(0), text };
  },
  write(data) {
    const { command, text } = data as Message;
    const bytes = new Uint8Array(3 + text.length);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, command);
    view.setUint16(1, text.length);
    encoder.encodeInto(text, bytes.subarray(3));
    return bytes;
  },
  plain: (message) => message,
};

const byHandWithBuffer: Codec = {
  name: BY_HAND_BUFFER,
  read(bytes): Message {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { command: buffer.readUInt8(0), text: buffer.toString('latin1', 3, 3 + buffer.readUInt16BE(1)) };
  },
  write(data) {
    const { command, text } = data as Message;
    const buffer = Buffer.allocUnsafe(3 + text.length);
    buffer.writeUInt8(command, 0);
    buffer.writeUInt16BE(text.length, 1);
    buffer.write(text, 3, 'latin1');
    return buffer;
  },
  plain: (message) => message,
};

/** Node's own function, as it is on every Uint8Array: no view has to be made for it. */
const { utf8Slice } = Buffer.prototype as unknown as {
  utf8Slice(this: Uint8Array, start: number, end: number): string;
};

/**
 * An object with the two fields, and the text decoded strictly in the fastest way that Node has. No reader that makes a
 * string of the text can take less.
 */
const least: Codec = {
  name: LEAST,
  read(bytes): Message {
    const end = 3 + (((bytes[1] as number) << 8) | (bytes[2] as number));
    const text = utf8Slice.call(bytes, 3, end);
    if (text.length !== end - 3 || text.includes('\ufffd')) throw new RangeError('no ASCII');
    return { command: bytes[0] as number, text };
  },
  plain: (message) => message,
};

/** @param length of the text in bytes */
export async function chat(spec: string, length: number): Promise<Subject> {
  const text = 'What somebody says in a chat is about fifty bytes long.'.slice(0, length);
  const Official = (await officialClass(join(spec, 'chat.ksy'), 'Chat')) as unknown as {
    ClientFrame: new (io: object) => object;
  };
  const plain = (frame: unknown): Message => {
    const { command, message } = frame as { command: number; message: { text: string } };
    return { command, text: message.text };
  };
  return {
    name: `A chat message of ${length} bytes`,
    about: `command, length and a text of ${length} bytes in ASCII`,
    data: { command: Chat.Command.MESSAGE, text } satisfies Message,
    codecs: [
      {
        name: OURS,
        read: (bytes) => Chat.ClientFrame.fromBytes(bytes),
        write(data) {
          const { command, text } = data as Message;
          return Chat.ClientFrame.of({ command, message: { text } }).toBytes();
        },
        plain,
      },
      {
        name: OFFICIAL,
        read: (bytes) => new Official.ClientFrame(officialStream(bytes)),
        plain,
      },
      protobufCodec(
        { ClientFrame: { command: 'uint32', text: 'string' } },
        (data: Message) => data,
        ({ command, text }: Message) => ({ command, text }),
      ),
      byHand,
      byHandWithBuffer,
      least,
    ],
  };
}
