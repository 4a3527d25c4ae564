import { fc } from '@fast-check/vitest';
import { frame } from './bytes.js';

/** Names that might be taken for somebody else's, for an announcement, or for the end of a name. */
export const hostileName = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        'Ann',
        'ann',
        'ANN',
        'Eve',
        'eve',
        '**Ann',
        '**',
        '*',
        'is',
        '-',
        '"',
        '\\',
        '"Ann"',
        "'",
        ':',
        '%s',
      ],
      ...[
        'Ann**',
        'x'.repeat(32),
        '**Ann is leaving the chat**'.replaceAll(' ', '_'),
        '2026-01-31T12:00:00.000Z',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '',
        ' ',
        'Ann ',
        ' Ann',
        '[Ann]',
        'Ann]',
        '[Ann',
        'Ann] Hi',
        'Ann\0',
        'Ann\n',
        '\nAnn',
        'Ann\r',
        'A\x08nn',
      ],
      ...['\x1b[2JAnn', 'Ann\x7f', 'Ann\xa0', 'Zo\xeb', 'x'.repeat(33), 'x'.repeat(65_535)],
      ...[
        'Eve" accepted\n2026-01-31T12:00:00.000Z 127.0.0.1 1 "Ann',
        '" accepted',
        'Ann is leaving the chat**\n**Ann',
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  },
);

/** What a forger puts together lines from. */
const shred = fc.constantFrom(
  ...[
    '[Ann] ',
    '[Ann]',
    '[',
    ']',
    '] ',
    '[Eve] ',
    '**Ann is leaving the chat**',
    '**Ann is joining the chat**',
  ],
  ...[
    '**',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\x1b[1A\x1b[2K',
    '\x1b]0;x\x07',
    '\x08',
    '\x7f',
    '\x85',
    '\xa0',
    '\xff',
  ],
  ...[' ', 'Hi', '"', '\\', '\\n', '2026-01-31T12:00:00.000Z ', '\x02\x00\x08[Ann] Hi', '\x00\x00\x01\x00'],
);

/** Texts that would be a line of somebody else's, if only they stood alone. */
export const hostileText = fc.oneof(
  { weight: 8, arbitrary: fc.array(shred, { maxLength: 8 }).map((shreds) => shreds.join('')) },
  {
    weight: 3,
    // Without the bytes that are refused anyway, so that many get through.
    arbitrary: fc.array(shred, { maxLength: 8 }).map((shreds) => shreds.join('').replace(/[^ -~]/g, '')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 30 }) },
  {
    weight: 1,
    // The longest, with a line of Ann's where one that is cut off would begin anew.
    arbitrary: fc
      .tuple(
        fc.constantFrom(65_535, 65_534, 65_532, 65_530, 65_529, 65_500),
        fc.constantFrom('[Ann] Hi', '\n', '**'),
      )
      .map(([length, end]) => end.padStart(length, 'y')),
  },
);

/** Frames that are right, frames that are not, and bytes that are none. */
export const hostileBytes: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 5, arbitrary: hostileName.map((name) => frame(0, name)) },
  { weight: 9, arbitrary: hostileText.map((text) => frame(2, text)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.oneof(fc.constantFrom('Ann', 'Eve', 'ann'), hostileName), hostileText)
      .map(([to, text]) => frame(4, `${to} ${text}`.slice(0, 65_535))),
  },
  { weight: 1, arbitrary: fc.constantFrom(frame(1), frame(3), frame(3, '\n'), frame(1, '[Ann] Hi')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(255), hostileText)
      .map(([command, text]) => frame(command, text.slice(0, 65_535))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
);
