import type { InputEvent } from './events.js';
import { consoleKey, controlKey, csiKey, ss3Key } from './sequences.js';

const ESC = '\x1b';
const PASTE_START = '200';
const PASTE_END = `${ESC}[201~`;
/** A sequence longer than this is no key of any terminal; the rest of it is then taken as typed. */
const MAX_SEQUENCE = 32;

/**
 * From the bytes of a terminal to keys, characters and pastes.
 *
 * Wherever the bytes are cut into chunks, the events are the same. One thing cannot be decided from bytes:
 * whether an ESC is the Escape key or the start of a sequence whose rest is still to come. {@link waiting}
 * says when that is so, and the caller calls {@link flush} when nothing has come for a while.
 *
 * The decoder is our own because the one of the screen toolkit has no bracketed paste, splits characters
 * beyond U+FFFF in two and drops whole chunks that look like a mouse report.
 */
export class InputDecoder {
  // The byte order mark is kept: it is a character that cannot be sent, and the user should be told.
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  #state: 'ground' | 'escape' | 'csi' | 'console' | 'ss3' | 'mouse' | 'paste' = 'ground';
  /** Another ESC stood before the sequence. */
  #alt = false;
  /** What has been read of the sequence or the paste. */
  #held = '';
  /** What comes after that in a paste, and may be the start of its end. */
  #tail = '';
  #events: InputEvent[] = [];

  /** What the decoder is in the middle of: nothing, an escape sequence, or a paste. */
  get waiting(): 'nothing' | 'sequence' | 'paste' {
    if (this.#state === 'ground') return 'nothing';
    return this.#state === 'paste' ? 'paste' : 'sequence';
  }

  /** Takes the next bytes and returns the events that are complete with them. */
  feed(chunk: Uint8Array): InputEvent[] {
    let text = this.#utf8.decode(chunk, { stream: true });
    while (text !== '') {
      if (this.#state === 'paste') {
        text = this.#paste(text);
      } else {
        const char = String.fromCodePoint(text.codePointAt(0) ?? 0);
        text = text.slice(char.length);
        this.#take(char);
      }
    }
    return this.#drain();
  }

  /**
   * Says that nothing more is coming for now: a lone ESC was the Escape key, and a paste whose end was lost
   * ends here.
   */
  flush(): InputEvent[] {
    const held = this.#held;
    const state = this.#state;
    if (state === 'escape') {
      if (this.#alt) this.#key('escape');
      this.#key('escape');
    } else if (state === 'csi' && held === '') this.#key('M-[');
    else if (state === 'ss3' && held === '') this.#key('M-O');
    else if (state === 'paste') this.#endPaste(held + this.#tail);
    this.#ground();
    return this.#drain();
  }

  #drain(): InputEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #key(key: string | undefined): void {
    if (key !== undefined) this.#events.push({ kind: 'key', key });
  }

  #ground(): void {
    this.#state = 'ground';
    this.#alt = false;
    this.#held = '';
    this.#tail = '';
  }

  #take(char: string): void {
    if (this.#state === 'escape') this.#afterEscape(char);
    else if (this.#state === 'mouse') this.#inMouse();
    else if (this.#state === 'ground' || this.#breaksOff(char)) this.#typed(char);
    else if (this.#state === 'csi') this.#inCsi(char);
    else if (this.#state === 'ss3') this.#inSs3(char);
    else this.#inConsole(char);
  }

  /** What no sequence can hold ends it: what was read so far is no key. */
  #breaksOff(char: string): boolean {
    return char < ' ' || char > '~' || this.#held.length >= MAX_SEQUENCE;
  }

  #typed(char: string): void {
    this.#ground();
    if (char === ESC) this.#state = 'escape';
    else if (char < ' ' || char === '\x7f') this.#key(controlKey(char.charCodeAt(0)));
    else this.#events.push({ kind: 'char', char });
  }

  #afterEscape(char: string): void {
    if (char === '[') this.#state = 'csi';
    else if (char === 'O') this.#state = 'ss3';
    else if (char === ESC) {
      if (this.#alt) this.#key('escape');
      this.#alt = true;
    } else {
      if (this.#alt) this.#key('escape');
      const control = char < ' ' || char === '\x7f';
      this.#key(control ? withMeta(controlKey(char.charCodeAt(0))) : `M-${char}`);
      this.#ground();
    }
  }

  #inCsi(char: string): void {
    if (this.#held === '' && char === '[') {
      this.#state = 'console';
    } else if (this.#held === '' && char === 'M') {
      this.#state = 'mouse';
    } else if (char === '~' && this.#held === PASTE_START) {
      this.#ground();
      this.#state = 'paste';
    } else if (this.#held === '' && !this.#alt && (char === 'I' || char === 'O')) {
      this.#events.push({ kind: 'focus', focused: char === 'I' });
      this.#ground();
    } else if (char < '@' && char !== '$') {
      this.#held += char; // parameters and what may stand between them and the last character
    } else {
      this.#key(csiKey(this.#held, char, this.#alt));
      this.#ground();
    }
  }

  #inConsole(char: string): void {
    this.#key(consoleKey(char));
    this.#ground();
  }

  /** Three characters of position, for a program before us that left the mouse on. */
  #inMouse(): void {
    this.#held += '.';
    if (this.#held.length === 3) this.#ground();
  }

  #inSs3(char: string): void {
    if (char >= '0' && char <= '9') {
      this.#held += char;
      return;
    }
    const found = ss3Key(this.#held, char, this.#alt);
    if (found !== undefined && 'char' in found) this.#events.push({ kind: 'char', char: found.char });
    else this.#key(found?.key);
    this.#ground();
  }

  /**
   * Takes what belongs to the paste, and returns what comes after it. The end is looked for in what is new alone: a
   * terminal hands over a paste in thousands of small pieces, and what is held must not be gone through for each.
   */
  #paste(text: string): string {
    const fresh = this.#tail + text;
    const end = fresh.indexOf(PASTE_END);
    if (end >= 0) {
      this.#endPaste(this.#held + fresh.slice(0, end));
      this.#ground();
      return fresh.slice(end + PASTE_END.length);
    }
    const certain = Math.max(0, fresh.length - PASTE_END.length + 1);
    this.#held += fresh.slice(0, certain);
    this.#tail = fresh.slice(certain);
    return '';
  }

  #endPaste(text: string): void {
    // A terminal sends line ends of a paste as it sends the Enter key, as CR.
    if (text !== '') this.#events.push({ kind: 'paste', text: text.replace(/\r\n?/g, '\n') });
  }
}

/** Puts `M-` where it belongs, after `C-`. */
function withMeta(key: string): string {
  return key.startsWith('C-') ? `C-M-${key.slice(2)}` : `M-${key}`;
}
