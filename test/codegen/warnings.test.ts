/** What is suspicious and yet no error. */
import { expect, it } from 'vitest';
import { compile } from '../../src/codegen/compile.js';
import { UnknownEncodingError } from '../../src/runtime/index.js';
import { mainClass, memoryHost, RUNTIME } from './support/generated.js';

const SPEC = `
meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: b, type: str, size: 1, encoding: windows-1253x, if: a != 0}
instances:
  c: {value: '[65].to_s("EBCDIC")'}
`;

it('an encoding that is not known is a warning, and an error where such a string is read', () => {
  const warnings: string[] = [];
  const outputs = compile(['x.ksy'], 'typescript', memoryHost(new Map([['x.ksy', SPEC]])), {
    runtime: RUNTIME,
    codec: '.',
    warn: (warning) => warnings.push(warning.message),
  });
  expect(warnings).toEqual([
    "x.ksy:5:43: /seq/1/encoding: warning: unrecognized encoding name 'windows-1253x', did you mean 'windows-1253'?",
    "x.ksy:7:25: /instances/c/value: warning: unrecognized encoding name 'EBCDIC'",
  ]);
  const type = mainClass(outputs);
  const object = type.fromBytes(Uint8Array.of(0)) as unknown as { a: number; c: string };
  expect(object.a).toBe(0);
  expect(() => object.c).toThrow(UnknownEncodingError);
  expect(() => type.fromBytes(Uint8Array.of(1, 65))).toThrow(UnknownEncodingError);
});
