import { readFile } from 'node:fs/promises';
import { lowerCamel, upperCamel } from '../../src/codegen/typescript/names.js';
import { escaped, page } from './html.js';
import { typeOf } from './names.js';
import { SiteError } from './site-error.js';

/** Where in the generated module the reader and the writer of a field are: numbers of lines, from 1. */
export interface FieldLines {
  readonly reader: number;
  readonly writer: number;
}

/** The generated module, line by line. */
export class GeneratedModule {
  readonly #lines: readonly string[];

  private constructor(text: string) {
    this.#lines = text.trimEnd().split('\n');
  }

  static async read(file: string): Promise<GeneratedModule> {
    return new GeneratedModule(await readFile(file, 'utf8'));
  }

  /**
   * The lines of a field.
   *
   * @param path in the specification: `/types/client_frame/seq/1`
   * @throws if there are none: then this page does not know what the generator writes any more
   */
  linesOf(path: string, id: string): FieldLines {
    const start = this.#find(0, `export class ${upperCamel(typeOf(path))} extends`, path);
    const property = `this.${lowerCamel(id)}`;
    const reader = this.#find(this.#find(start, 'override _read(): void', path), property, path);
    const writer = this.#find(this.#find(start, 'override _write__seq(', path), property, path);
    return { reader: reader + 1, writer: writer + 1 };
  }

  /** A page of the site on which each line can be linked to. */
  page(): string {
    const code = this.#lines.map((line, i) => {
      const number = `${i + 1}`;
      return `<span id="L${number}">${number.padStart(4)}</span>  ${escaped(line)}`;
    });
    return page(
      'The generated codec',
      'Protocol',
      'What `make gen` makes of `spec/chat.ksy`: `generated/typescript/chat.ts`, whole. The illustrated conversation links to the line that reads each byte, and to the one that writes it.',
      // A blank line would end the HTML.
      [`<pre class="generated"><code>${code.join('\n')}</code></pre>`],
    );
  }

  #find(from: number, text: string, path: string): number {
    const index = this.#lines.findIndex((line, i) => i >= from && line.includes(text));
    if (index < 0) throw new SiteError(`${path}: no line of the generated module has "${text}".`);
    return index;
  }
}
