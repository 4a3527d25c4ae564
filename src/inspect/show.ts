import { Chat } from '../../generated/typescript/chat.js';
import type { Fault } from './fault.js';
import type { InspectedFrame } from './inspect.js';
import { LAYOUT, type Layout, layOut } from './layout.js';
import { printable } from './printable.js';

/** A frame as lines: its place and direction, then its fields. */
export function showFrame(frame: InspectedFrame, layout: Layout = LAYOUT): string[] {
  const size = frame.rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const indented = layOut(frame.rows, { ...layout, width: layout.width - 2 }).map((line) => `  ${line}`);
  return [`${frame.name}: ${direction(frame.side)}, ${plural(size, 'byte')}`, ...indented];
}

/** A fault as one sentence in printable ASCII. */
export function showFault({ at, field, path, reason }: Fault): string {
  const offset = `offset ${at.toString(16).padStart(6, '0')}`;
  return printable(`At ${offset} (byte ${at}), ${field} (${path}) cannot be read: ${reason}.`);
}

/** `1 byte`, `2 bytes`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function direction(side: Chat.Side | undefined): string {
  switch (side) {
    case Chat.Side.CLIENT:
      return 'client to server';
    case Chat.Side.SERVER:
      return 'server to client';
    default:
      return 'sender unknown';
  }
}
