/** What a line of the room says, by the rules of docs/wire.md and nothing else. */
export type RoomEvent =
  | { readonly kind: 'said'; readonly name: string; readonly text: string }
  | { readonly kind: 'joining' | 'leaving'; readonly name: string };

/** Reads a line of the room as anybody would who knows its two forms. Throws for any other line. */
export function readRoomLine(line: string): RoomEvent {
  const said = /^\[([!-Z\\^-~]{1,32})\] ([ -~]*)$/.exec(line);
  if (said) return { kind: 'said', name: said[1] ?? '', text: said[2] ?? '' };
  const announced = /^\*\*([!-Z\\^-~]{1,32}) is (joining|leaving) the chat\*\*$/.exec(line);
  if (announced) return { kind: announced[2] as 'joining' | 'leaving', name: announced[1] ?? '' };
  throw new Error(`This is not a line of the room: ${JSON.stringify(line.slice(0, 200))}`);
}

/** A line of chat.log without its time. Throws for one that has none. */
export function withoutTime(line: string): string {
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (.*)$/.exec(line);
  if (match === null) throw new Error(`This line has no time: ${JSON.stringify(line.slice(0, 200))}`);
  return match[1] ?? '';
}

/** One stay in the room. */
export interface Stay {
  readonly name: string;
  /** The line that announces it, by number. */
  readonly from: number;
  /** The line that announces its end; undefined while it lasts. */
  to: number | undefined;
}

/**
 * Reads the lines of a room from its beginning, as a strict reader: somebody joins under a name that is free,
 * and only who is in speaks and leaves, under the name as it was announced. Throws at the first line where
 * that is not so.
 *
 * @param already who has joined before the first line
 */
export function readTranscript(lines: readonly string[], already: readonly string[] = []): Stay[] {
  const inside = new Map<string, Stay>();
  for (const name of already) inside.set(name.toLowerCase(), { name, from: -1, to: undefined });
  const stays = [...inside.values()];
  for (const [number, line] of lines.entries()) {
    const event = readRoomLine(line);
    const key = event.name.toLowerCase();
    const stay = inside.get(key);
    if (event.kind === 'joining') {
      if (stay !== undefined) throw new Error(`Line ${number}: ${line}, but ${stay.name} is in.`);
      const joined = { name: event.name, from: number, to: undefined };
      inside.set(key, joined);
      stays.push(joined);
    } else if (stay?.name !== event.name) {
      throw new Error(`Line ${number}: ${line.slice(0, 200)}, but ${event.name} is not in.`);
    } else if (event.kind === 'leaving') {
      stay.to = number;
      inside.delete(key);
    }
  }
  return stays;
}

/** What somebody sees of a transcript during a stay: all lines from its own announcement on, but its own words. */
export function viewOf(lines: readonly string[], { name, from, to }: Stay): string[] {
  return lines.slice(Math.max(from, 0), to).filter((line) => !line.startsWith(`[${name}] `));
}

/** Whether a line of chat.log, without its time, is one of the room, and not one about the server. */
export function isOfRoom(line: string): boolean {
  return !line.startsWith('-- ');
}

/** The lines of the room among frames of the server. */
export function roomLines(frames: readonly Buffer[]): string[] {
  return frames.filter((frame) => frame[0] === 2).map((frame) => frame.subarray(3).toString('latin1'));
}
