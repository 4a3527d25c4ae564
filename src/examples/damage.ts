import { leaves } from '../inspect/index.js';
import { type FlatAnnotation, type KaitaiStruct, showValue } from '../runtime/index.js';
import { readAs, type SampleType } from './sample.js';

/**
 * Makes bad bytes out of good ones. Where a field is, is what an annotated read of the good ones says; so there
 * is no offset of the protocol in here.
 */
export class Damage {
  readonly type: SampleType;
  readonly #bytes: Uint8Array;

  /** @param good what can be written */
  constructor(type: SampleType, good: KaitaiStruct) {
    this.type = type;
    this.#bytes = good.toBytes();
  }

  /**
   * Puts other bytes in place of those of a field.
   *
   * @param path of the field, e.g. `message.form`
   */
  replace(path: string, ...values: readonly number[]): Uint8Array {
    const { start, end } = this.#place(path);
    if (end - start !== values.length) throw new RangeError(`${path} takes ${end - start} bytes`);
    const bytes = this.#bytes.slice();
    bytes.set(values, start);
    return bytes;
  }

  /** Drops the field and everything behind it. */
  cutBefore(path: string): Uint8Array {
    return this.#bytes.slice(0, this.#place(path).start);
  }

  /** Drops the last byte of the field and everything behind it. */
  cutIn(path: string): Uint8Array {
    return this.#bytes.slice(0, this.#place(path).end - 1);
  }

  #place(path: string): FlatAnnotation['annotation'] {
    const { annotations } = readAs(this.type, this.#bytes);
    const leaf = leaves(annotations).find((found) => found.path === path);
    if (leaf === undefined) throw new RangeError(`there is no ${path} in ${showValue(this.#bytes)}`);
    return leaf.annotation;
  }
}
