import { byId } from './dom.js';
import { HexError, parseHex } from './hex.js';

/** Where one types bytes: hexadecimal text, with a sentence below when it is none. */
export class HexBox {
  readonly #text = byId('hex', HTMLTextAreaElement);
  readonly #error = byId('hex-error', HTMLElement);

  /** The bytes that the text stands for. Undefined if it is no hexadecimal, which the page then says. */
  read(): Uint8Array | undefined {
    try {
      const bytes = parseHex(this.#text.value);
      this.#error.textContent = '';
      this.#text.removeAttribute('aria-invalid');
      return bytes;
    } catch (error) {
      if (!(error instanceof HexError)) throw error;
      this.#error.textContent = error.message;
      this.#text.setAttribute('aria-invalid', 'true');
      return undefined;
    }
  }

  /** The text without its spaces. */
  get digits(): string {
    return this.#text.value.replace(/\s+/g, '');
  }

  /** Shows digits with a space between bytes; what is no digit is shown as it is. */
  set digits(digits: string) {
    this.#text.value = digits.replace(/[0-9a-f]{2}(?!$)/gi, '$& ');
  }

  onInput(callback: () => void): void {
    this.#text.addEventListener('input', callback);
  }
}
