/** The processes of the suite's formats that put an underscore before and behind the bytes. */
import { type CustomProcess, ProcessError } from '../../../src/runtime/index.js';

const UNDERSCORE = 0x5f;

/** Without arguments. */
export class CustomFxNoArgs implements CustomProcess {
  decode(bytes: Uint8Array): Uint8Array {
    return Uint8Array.of(UNDERSCORE, ...bytes, UNDERSCORE);
  }

  /** @throws ProcessError if there are none to take away */
  encode(bytes: Uint8Array): Uint8Array {
    if (bytes.length < 2 || bytes[0] !== UNDERSCORE || bytes.at(-1) !== UNDERSCORE)
      throw new ProcessError('the bytes are not between underscores');
    return bytes.slice(1, -1);
  }
}

/** With one that means nothing. */
export class CustomFx extends CustomFxNoArgs {
  constructor(readonly key: number) {
    super();
  }
}
