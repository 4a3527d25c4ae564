/**
 * How the bytes of a frame may be laid out. The first of the layouts is the assignment's; the others are those that
 * programs have by mistake. Whoever recognises one can go on with the rest of the clauses, and blame one clause alone.
 */
export interface Layout {
  readonly id: 'assignment' | 'little-endian' | 'counts-header' | 'one-byte' | 'four-byte' | 'digit';
  /** What such a program does, as the end of a sentence that begins with "It". */
  readonly does: string;
  /** The clause that it breaks; undefined for the assignment's own. */
  readonly breaks: string | undefined;
  /** Bytes of LengthMessage. */
  readonly width: 1 | 2 | 4;
  readonly littleEndian: boolean;
  /** What LengthMessage counts besides the message. */
  readonly counted: number;
  /** Added to the command: 0x30 where it is an ASCII digit. */
  readonly commandBase: number;
}

const OURS = { width: 2, littleEndian: false, counted: 0, commandBase: 0 } as const;

/** The assignment's layout. A test holds it against the codec that is generated from the specification. */
export const ASSIGNMENT: Layout = {
  id: 'assignment',
  does: 'follows <CommandType><LengthMessage><Message>',
  breaks: undefined,
  ...OURS,
};

/** All of them, the assignment's first: in doubt it is taken. */
export const LAYOUTS: readonly Layout[] = [
  ASSIGNMENT,
  {
    ...OURS,
    id: 'little-endian',
    does: 'has the lower byte of LengthMessage first',
    breaks: 'network-order',
    littleEndian: true,
  },
  {
    ...OURS,
    id: 'counts-header',
    does: 'counts the three bytes of the header in LengthMessage',
    breaks: 'length',
    counted: 3,
  },
  {
    ...OURS,
    id: 'one-byte',
    does: 'has one byte of LengthMessage instead of two',
    breaks: 'length-bytes',
    width: 1,
  },
  {
    ...OURS,
    id: 'four-byte',
    does: 'has four bytes of LengthMessage instead of two',
    breaks: 'length-bytes',
    width: 4,
  },
  {
    ...OURS,
    id: 'digit',
    does: 'has the command type as an ASCII digit, 0x30 to 0x35, instead of the byte 0x00 to 0x05',
    breaks: 'command-type',
    commandBase: 0x30,
  },
];

/** Bytes before the message. */
export function headerLength(layout: Layout): number {
  return 1 + layout.width;
}

/** A frame in a layout. A length that does not fit its bytes loses its upper bits, as it does in programs. */
export function encodeFrame(layout: Layout, command: number, message: Uint8Array | string = ''): Buffer {
  const body = typeof message === 'string' ? Buffer.from(message, 'latin1') : message;
  const header = Buffer.alloc(headerLength(layout));
  header.writeUInt8((command + layout.commandBase) & 0xff, 0);
  const length = (body.length + layout.counted) % 2 ** (8 * layout.width);
  if (layout.littleEndian) header.writeUIntLE(length, 1, layout.width);
  else header.writeUIntBE(length, 1, layout.width);
  return Buffer.concat([header, body]);
}

/** A whole frame at an offset; how many bytes it lacks; or that no frame of this layout can begin there. */
export type Cut =
  | { readonly kind: 'frame'; readonly command: number; readonly message: Buffer; readonly end: number }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'impossible' };

/** Reads the frame that begins at an offset. */
export function cutFrame(layout: Layout, bytes: Buffer, at: number): Cut {
  const header = headerLength(layout);
  if (at + header > bytes.length) return { kind: 'incomplete' };
  const stated = layout.littleEndian
    ? bytes.readUIntLE(at + 1, layout.width)
    : bytes.readUIntBE(at + 1, layout.width);
  const length = stated - layout.counted;
  if (length < 0 || length > 0x10_0000) return { kind: 'impossible' };
  const end = at + header + length;
  if (end > bytes.length) return { kind: 'incomplete' };
  const command = bytes.readUInt8(at) - layout.commandBase;
  return { kind: 'frame', command, message: bytes.subarray(at + header, end), end };
}
