/** Room for what is written at once, in bytes; a longer line makes it larger. */
const FIRST_ROOM = 1 << 17;

/** Shifts take 32 bits, of which one is the sign. */
const MOST_FOR_SHIFTS = 2 ** 31 - 1;

const BLANK = 0x20;
const LINE_END = 0x0a;
const DIGITS = new Uint8Array(Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0)));

/**
 * Text that is being made, in printable ASCII, as the bytes that will be written. A recording has millions of lines:
 * made of strings they would take most of the time, and a garbage collector most of the memory.
 */
export class Sheet {
  #bytes = new Uint8Array(FIRST_ROOM);
  #length = 0;
  /** Where the line begins that is not ended yet. */
  #line = 0;

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** All that was put. A view, valid until more is put. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Forgets all that was put. */
  clear(): void {
    this.#length = this.#line = 0;
  }

  /** @param text in printable ASCII */
  text(text: string): void {
    const { length } = text;
    this.#makeRoom(length);
    const bytes = this.#bytes;
    const at = this.#length;
    for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
    this.#length = at + length;
  }

  blanks(count: number): void {
    if (count > 0) this.#makeRoom(count);
    const bytes = this.#bytes;
    const end = this.#length + Math.max(0, count);
    for (let at = this.#length; at < end; at++) bytes[at] = BLANK;
    this.#length = end;
  }

  /** Bytes in hexadecimal with a blank between, those from `start` to before `end`; then blanks up to the width. */
  hex(bytes: Uint8Array, start: number, end: number, width: number): void {
    const limit = this.#length + width;
    this.#makeRoom(Math.max(width, 3 * (end - start)));
    const sheet = this.#bytes;
    let at = this.#length;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (i > start) sheet[at++] = BLANK;
      sheet[at++] = DIGITS[byte >> 4] as number;
      sheet[at++] = DIGITS[byte & 15] as number;
    }
    while (at < limit) sheet[at++] = BLANK;
    this.#length = at;
  }

  /** A number in hexadecimal, with zeros in front up to so many digits. */
  number(value: number, digits: number): void {
    if (value > MOST_FOR_SHIFTS || (digits < 8 && value >> (4 * digits) !== 0)) {
      this.text(value.toString(16).padStart(digits, '0'));
      return;
    }
    this.#makeRoom(digits);
    const bytes = this.#bytes;
    const start = this.#length;
    let left = value;
    for (let at = start + digits - 1; at >= start; at--) {
      bytes[at] = DIGITS[left & 15] as number;
      left >>= 4;
    }
    this.#length = start + digits;
  }

  /** Ends the line. There are no blanks at the end of one. */
  endLine(): void {
    this.#makeRoom(1);
    while (this.#length > this.#line && this.#bytes[this.#length - 1] === BLANK) this.#length--;
    this.#bytes[this.#length++] = LINE_END;
    this.#line = this.#length;
  }

  /** The lines that were ended. */
  lines(): string[] {
    const lines = new TextDecoder('latin1').decode(this.bytes).split('\n');
    return lines.slice(0, -1);
  }

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + count));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}
