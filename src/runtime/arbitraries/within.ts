/**
 * The objects that are being drawn, each a part of the one before, and what the next one is told of its place.
 */
import type { KaitaiStruct } from '../kaitai-struct.js';

/** How deep objects may be inside each other. A type that contains itself would have no end otherwise. */
const MAX_DEPTH = 6;

/** Larger counts would take too long to draw. */
export const MAX_COUNT = 100_000;

/** What was drawn so far leads nowhere. */
export class DeadEnd extends Error {}

/** How many bytes a part has: exactly so many, or at most. */
export type Room = { readonly size: number } | { readonly max: number };

/** What an object knows of what it is part of. */
interface Links {
  readonly parent: unknown;
  readonly root: unknown;
}

const within: { readonly self: KaitaiStruct; readonly room: Room | undefined }[] = [];

/** Of the next object, where they are not the object being drawn and its root. */
let links: Links | undefined;

/** Of the next object, where it is known. */
let nextRoom: Room | undefined;

/** Draws the fields of an object, which is a part of the one being drawn unless something else was said of it. */
export function enter(self: KaitaiStruct, fill: () => void): void {
  if (within.length >= MAX_DEPTH) throw new DeadEnd();
  const outer = within.at(-1)?.self;
  const { parent, root } = links ?? { parent: outer, root: outer?._root };
  const room = nextRoom;
  links = undefined;
  nextRoom = undefined;
  self._parent = parent;
  self._root = root ?? self._root;
  within.push({ self, room });
  try {
    fill();
  } finally {
    within.pop();
  }
}

/** The next object has other links than the object being drawn and its root: null for one that has none. */
export function withLinks<T>(parent: unknown, root: unknown, make: () => T): T {
  links = { parent, root };
  try {
    return make();
  } finally {
    links = undefined;
  }
}

/** The next object has a stream of its own, of which may be known how long it is. */
export function inRoom<T>(room: Room | undefined, make: () => T): T {
  nextRoom = room;
  try {
    return make();
  } finally {
    nextRoom = undefined;
  }
}

/** How many bytes the object has that is being drawn, if that is known. */
export function roomHere(): Room | undefined {
  return within.at(-1)?.room;
}

/** A size, a number of elements or a position that other fields say, if there can be so many. */
export function countable(count: number): number {
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) throw new DeadEnd();
  return count;
}

/** How many elements a list may have that is free to have any: fewer the deeper it is, or a tree would not end. */
export function maxElements(): number {
  return [5, 5, 3, 2, 1][within.length] ?? 0;
}
