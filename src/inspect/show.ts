import { Chat } from '../../generated/typescript/chat.js';
import type { Fault } from './fault.js';
import type { InspectedFrame } from './frame.js';
import { LAYOUT, type Layout, putRows } from './layout.js';
import { printable } from './printable.js';
import { Sheet } from './sheet.js';

/** Blanks before the lines of the fields. */
const MARGIN = 2;

/** Puts a frame on a sheet: its place and direction, then its fields. */
export function putFrame(sheet: Sheet, frame: InspectedFrame, layout: Layout = LAYOUT): void {
  sheet.text(`${frame.name}: ${direction(frame.side)}, ${plural(frame.size, 'byte')}`);
  sheet.endLine();
  putRows(sheet, frame.rows, { ...layout, width: layout.width - MARGIN }, MARGIN);
}

/** The same as an array of lines. */
export function showFrame(frame: InspectedFrame, layout: Layout = LAYOUT): string[] {
  const sheet = new Sheet();
  putFrame(sheet, frame, layout);
  return sheet.lines();
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
