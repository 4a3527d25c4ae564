/** All generated code, of every feature and of the protocol, passes the compiler with the project's own options. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { features, outputOf } from './support/feature.js';
import { RUNTIME } from './support/generated.js';
import { complaints } from './support/strict.js';

const PROJECT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'generated-in-memory');

it('has no error in strict TypeScript', { timeout: 60_000 }, () => {
  const files = new Map<string, string>();
  for (const feature of features) {
    for (const { name, text } of outputOf(feature)) {
      files.set(
        join(FOLDER, feature.name, name),
        text
          .replaceAll(`'${RUNTIME}'`, "'../../../../src/runtime/index.js'")
          .replaceAll(`'${RUNTIME}/zlib'`, "'../../../../src/runtime/zlib/index.js'")
          .replace(/'\.\/(my\/own\/)?shift_by\.js'/g, "'../../support/shift-by.js'")
          .replace(/'\.\/(point|label)\.js'/g, "'../../support/opaque-types.js'"),
      );
    }
  }
  expect([...complaints(files, PROJECT)]).toEqual([]);
});
