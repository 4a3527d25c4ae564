/** A protocol that is sometimes spoken to a port on which another one is. */
interface Foreign {
  readonly name: string;
  /** What a client that speaks it sends first, one character per byte. */
  readonly opening: string;
}

/** A method of HTTP (RFC 9110, section 9) and the space after it. HTTP/2 opens with `PRI ` (RFC 9113, 3.4). */
const HTTP = [
  'GET ',
  'HEAD ',
  'POST ',
  'PUT ',
  'DELETE ',
  'CONNECT ',
  'OPTIONS ',
  'TRACE ',
  'PATCH ',
  'PRI ',
];

/**
 * A TLS record of the type handshake, version 3.x (RFC 8446, section 5.1), and `SSH-` (RFC 4253, section 4.2).
 * To this protocol, the first byte of each is a command that does not exist.
 */
const FOREIGN: readonly Foreign[] = [
  ...HTTP.map((opening) => ({ name: 'HTTP', opening })),
  { name: 'TLS', opening: '\x16\x03' },
  { name: 'SSH', opening: 'SSH-' },
];

/** The first byte of each, so that of a client's own frames not one has to wait. */
const FIRST_BYTES = new Set(FOREIGN.map(({ opening }) => opening.charCodeAt(0)));

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Looks at the first bytes of a connection: are they those of another protocol? They may come in any pieces, so
 * they wait until it is certain; that is at most 7 bytes, and none at all when the first is a command.
 */
export class Hello {
  /** The other protocol, if it is one. */
  foreign: string | undefined = undefined;
  /** Whether it is certain what it is. */
  decided = false;
  #waiting = NOTHING;

  /**
   * Takes the next piece.
   *
   * @returns the bytes to be read as frames: all that came so far, once it is certain; before, none
   */
  feed(chunk: Buffer): Buffer {
    const first = this.#waiting[0] ?? chunk[0];
    if (first !== undefined && !FIRST_BYTES.has(first)) {
      this.decided = true;
      return chunk;
    }
    const bytes = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
    const start = bytes.toString('latin1', 0, 8);
    this.foreign = FOREIGN.find(({ opening }) => start.startsWith(opening))?.name;
    const mayBecome = FOREIGN.some(
      ({ opening }) => opening.length > start.length && opening.startsWith(start),
    );
    if (this.foreign === undefined && mayBecome) {
      this.#waiting = bytes;
      return NOTHING;
    }
    this.decided = true;
    this.#waiting = NOTHING;
    return this.foreign === undefined ? bytes : NOTHING;
  }
}
