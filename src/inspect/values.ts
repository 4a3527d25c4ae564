import { Chat } from '../../generated/typescript/chat.js';
import { quote } from '../protocol/index.js';
import { type Annotation, type FieldInfo, KaitaiStruct } from '../runtime/index.js';

/** A TypeScript enum of numbers, which knows its members by name and by number. */
type NumericEnum = Readonly<Record<number, string>>;

/** The fields that hold a member of an enum. An annotation says that a field is a `u1`, not which enum it has. */
export const ENUM_FIELDS: ReadonlyMap<FieldInfo, NumericEnum> = new Map<FieldInfo, NumericEnum>([
  [Chat.Record.fields.side, Chat.Side],
  [Chat.ClientFrame.fields.command, Chat.Command],
  [Chat.ServerFrame.fields.command, Chat.Command],
  [Chat.JoinReply.fields.status, Chat.Status],
  [Chat.RoomLine.fields.form, Chat.LineForm],
]);

/** The value of a field for a person, in printable ASCII: `2 message`, `"Hi"`, `bytes "\x00\xff"`. */
export function showFieldValue({ field, value, incomplete, children }: Annotation): string {
  if (incomplete === true) return '(could not be read)';
  const members = ENUM_FIELDS.get(field);
  if (members !== undefined && typeof value === 'number') {
    return `${value} ${members[value]?.toLowerCase() ?? '(unknown)'}`;
  }
  if (typeof value === 'string') return quote(value, Number.POSITIVE_INFINITY);
  if (value instanceof Uint8Array) return showBytes(value);
  if (Array.isArray(value)) return value.length === 0 && children.length === 0 ? '(no elements)' : '';
  if (value instanceof KaitaiStruct) return '';
  return String(value);
}

/** Bytes as the text that they would be, whatever they are meant to be. */
export function showBytes(bytes: Uint8Array): string {
  if (bytes.length === 0) return '(no bytes)';
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return `bytes ${quote(characters, Number.POSITIVE_INFINITY)}`;
}

/** A command as the protocol is spoken of: `02 message`. */
export function commandName(command: number | undefined): string {
  if (command === undefined) return '(no command)';
  return `${showHex(Uint8Array.of(command))} ${Chat.Command[command]?.toLowerCase() ?? '(unknown)'}`;
}

/** Bytes as hex, with a space between. */
export function showHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
