import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { analyse } from '../../src/codegen/compile.js';
import { diskHost } from '../../src/codegen/files.js';

it('the generator has nothing to warn of in the specification of the chat', () => {
  const file = join(resolve(import.meta.dirname, '../..'), 'spec/chat.ksy');
  const warnings: string[] = [];
  analyse([file], diskHost([]), { warn: ({ message }) => warnings.push(message) });
  expect(warnings).toEqual([]);
});
