/**
 * Frames as bytes: the one file here that knows the header of a frame.
 *
 * A frame is a command in one byte, the length of the message in two, and the message. Everything in the
 * message is for the generated parser.
 */
import KaitaiStream from 'kaitai-struct/KaitaiStream.js';
import generated from '../../generated/javascript/Chat.js';

export const { Chat } = generated;

const HEADER_LENGTH = 3;
const LONGEST_MESSAGE = 0xffff;

/** How long the frame is that begins with these bytes; Infinity as long as that cannot be told. */
function frameLength(bytes) {
  return bytes.length < HEADER_LENGTH ? Infinity : HEADER_LENGTH + bytes.readUInt16BE(1);
}

/** Cuts what comes over a connection into frames, until its end. */
export async function* cutFrames(connection) {
  let bytes = Buffer.alloc(0);
  for await (const chunk of connection) {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= frameLength(bytes)) {
      const length = frameLength(bytes);
      yield bytes.subarray(0, length);
      bytes = bytes.subarray(length);
    }
  }
}

/**
 * Reads bytes with the generated parser.
 *
 * @param Class `Chat.ServerFrame` for a frame of the server, `Chat` for a recording
 * @throws an error of one of several kinds, depending on what is wrong with the bytes
 */
export function parse(Class, bytes) {
  return new Class(new KaitaiStream(bytes));
}

/** A frame that is ready to be sent; the text has to be sendable. */
export function toBytes(command, text = '') {
  const frame = Buffer.alloc(HEADER_LENGTH + text.length);
  frame.writeUInt8(command);
  frame.writeUInt16BE(text.length, 1);
  frame.write(text, HEADER_LENGTH, 'ascii');
  return frame;
}

/** Why a text cannot be sent, or undefined. It is ASCII, and its length has to fit two bytes. */
export function unsendable(text) {
  if (!/^[ -~]*$/.test(text)) return 'Only printable ASCII characters can be sent.';
  if (text.length > LONGEST_MESSAGE)
    return `A text of more than ${LONGEST_MESSAGE} characters cannot be sent.`;
  return undefined;
}
