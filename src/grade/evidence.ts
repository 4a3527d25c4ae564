import { Chat } from '../../generated/typescript/chat.js';
import { inspectFrames, layOut, printable, showBytes, showHex } from '../inspect/index.js';
import { type Item, itemsOf } from './wire/items.js';
import { ASSIGNMENT } from './wire/layout.js';
import type { Speech } from './wire/peer.js';
import type { Entry } from './wire/transcript.js';

/** Bytes of one frame that are shown, at most. */
const MOST_BYTES = 40;
/** Frames of one entry that are shown, at most. */
const MOST_FRAMES = 4;

/** What happened, as annotated hex: a line for each event, a block for each frame. */
export function showEntries(
  entries: readonly Entry[],
  speech: Speech,
  graded: 'server' | 'client',
): string[] {
  return entries.flatMap((entry) => {
    if (entry.what === 'event') return [`${entry.who}: ${entry.note}`];
    // The grader is the client of a server, and the server of a client.
    const fromClient = (entry.what === 'sent') === (graded === 'server');
    const layout = entry.what === 'sent' ? speech.sends : speech.layout;
    const reading = {
      layout,
      bareStatus: speech.bareStatus && !fromClient,
      framesOnly: entry.what === 'sent',
    };
    const items = itemsOf(entry.bytes, reading, 9);
    const title = `${entry.who} ${entry.what === 'sent' ? 'sends' : 'gets'} ${countOf(entry.bytes.length)}:`;
    const shown = items.slice(0, MOST_FRAMES).flatMap((item) => {
      const ours = layout === ASSIGNMENT;
      return showItem(item, ours ? (fromClient ? Chat.Side.CLIENT : Chat.Side.SERVER) : undefined);
    });
    const more = items.length - MOST_FRAMES;
    return [title, ...shown.map((line) => `  ${line}`), ...(more > 0 ? [`  ... and ${more} more`] : [])];
  });
}

function countOf(bytes: number): string {
  return `${bytes} byte${bytes === 1 ? '' : 's'}`;
}

/** One item: field by field where it is a frame of the specification, otherwise as bytes and text. */
function showItem(item: Item, side: Chat.Side | undefined): string[] {
  if (item.kind === 'frame' && side !== undefined && item.bytes.length <= MOST_BYTES) {
    const { frames, fault } = inspectFrames(item.bytes, side);
    const [frame] = frames;
    if (fault === undefined && frame !== undefined) return layOut(frame.rows);
  }
  const kinds: Record<Item['kind'], string> = {
    frame: `command ${item.command}, message of ${countOf(item.text.length)}`,
    text: 'text without a frame',
    status: 'a status without a frame',
    broken: 'not a whole frame',
  };
  const cut = item.bytes.subarray(0, MOST_BYTES);
  const rest = item.bytes.length - cut.length;
  const rows = Array.from({ length: Math.ceil(cut.length / 16) }, (_, row) => {
    const part = cut.subarray(16 * row, 16 * row + 16);
    return `${(16 * row).toString(16).padStart(6, '0')}  ${showHex(part).padEnd(47)}  ${showBytes(part).slice(6)}`;
  });
  return [`${kinds[item.kind]}:`, ...rows, ...(rest > 0 ? [`... and ${countOf(rest)} more`] : [])];
}

/** Lines of a text file or a screen, each safe to print, with a mark in front. */
export function showLines(title: string, lines: readonly string[], most = 12): string[] {
  const shown = lines.slice(-most).map((line) => `  | ${printable(line).slice(0, 160)}`);
  return [`${title}:`, ...(shown.length === 0 ? ['  | (nothing)'] : shown)];
}
