import { expect } from 'vitest';
import { frame } from '../../support/bytes.js';
import { linesOf } from '../blocks.js';
import type { Checks } from '../check.js';

export const wire: Checks = {
  '02        CommandType: message': async (block) => {
    const digits = linesOf(block).map((line) => /^([0-9a-f]{2} )+/.exec(line)?.[0] ?? expect.fail(line));
    expect(Buffer.from(digits.join('').replaceAll(' ', ''), 'hex')).toEqual(frame(2, 'Hi'));
  },
};
