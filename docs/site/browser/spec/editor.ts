import { element } from '../dom.js';
import type { SpecFault } from './messages.js';
import { faultText } from './show.js';

/** Lines that get a number: there is hardly a specification of so many, and each is an element. */
const MOST_NUMBERS = 10_000;

/**
 * A text area with line numbers. It stays a plain text area, which every keyboard and screen reader knows; the
 * numbers are a picture beside it.
 */
export class Editor {
  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly numbers: HTMLElement,
    private readonly errors: HTMLElement,
  ) {
    area.addEventListener('input', () => this.#count());
    area.addEventListener('scroll', () => {
      numbers.scrollTop = area.scrollTop;
    });
  }

  get text(): string {
    return this.area.value;
  }

  set text(text: string) {
    this.area.value = text;
    this.#count();
  }

  /** Shows the errors, each a button that leads to its place, and marks their lines. */
  mark(faults: readonly SpecFault[]): void {
    const items = faults.map((fault) => {
      const button = element('button', { type: 'button' }, faultText(fault));
      button.addEventListener('click', () => this.#goTo(fault));
      return element('li', {}, button);
    });
    this.errors.replaceChildren(...items);
    this.area.setAttribute('aria-invalid', `${faults.length > 0}`);
    const wrong = new Set(faults.map(({ line }) => line));
    for (const [index, number] of [...this.numbers.children].entries()) {
      number.classList.toggle('wrong', wrong.has(index + 1));
    }
  }

  #goTo({ line, col }: SpecFault): void {
    const before = this.text.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, text) => sum + text.length + 1, 0) + col - 1;
    this.area.focus();
    this.area.setSelectionRange(at, at + 1);
    const height = this.area.scrollHeight / Math.max(1, this.text.split('\n').length);
    this.area.scrollTop = Math.max(0, (line - 5) * height);
  }

  #count(): void {
    const lines = Math.min(this.text.split('\n').length, MOST_NUMBERS);
    while (this.numbers.childElementCount > lines) this.numbers.lastElementChild?.remove();
    for (let line = this.numbers.childElementCount + 1; line <= lines; line++) {
      this.numbers.append(element('span', {}, `${line}`));
    }
  }
}
