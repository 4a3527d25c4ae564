import '../support/seed.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { LogFile } from '../../src/server/log-file.js';
import { chatLine, connectionLine, TimeStamp } from '../../src/server/log-lines.js';
import { temporaryFolder } from '../support/test-server.js';

const peer = { address: '192.0.2.7', port: 50_123 };

describe('a log file', () => {
  it('has all lines in order, whenever they are flushed, after what it had before', async () => {
    const path = join(await temporaryFolder(), 'test.log');
    let whole = '';
    const lines = fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii' }), fc.boolean()), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const log = await LogFile.open(path, (error) => expect.unreachable(error.message));
        for (const [line, flush] of given) {
          log.append(line);
          whole += `${line}\n`;
          if (flush) void log.flush();
        }
        await log.close();
        expect(await readFile(path, 'utf8')).toBe(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('has a line when its flush is done, and nothing to wait for without a new line', async () => {
    const path = join(await temporaryFolder(), 'test.log');
    const log = await LogFile.open(path, () => expect.unreachable());
    expect(log.flush()).toBeUndefined();
    log.append('one');
    await log.flush();
    expect(await readFile(path, 'utf8')).toBe('one\n');
    expect(log.flush()).toBeUndefined();
    await log.close();
  });

  it('tells of a disk that is full once, goes on, and keeps nothing of what it could not write', async () => {
    const failures: string[] = [];
    const log = await LogFile.open('/dev/full', (error) => failures.push(error.message));
    for (let i = 0; i < 5; i++) {
      log.append('x'.repeat(1000));
      await log.flush();
      expect(log.flush()).toBeUndefined();
    }
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain('ENOSPC');
    await log.close();
  });
});

describe('a line of the connections', () => {
  it.each([
    [undefined, 'connected', '- connected'],
    ['Bob', 'accepted', '"Bob" accepted'],
    [
      'a\n2026-01-31T12:00:00.000Z 1.2.3.4 5 "Eve" accepted',
      'x',
      '"a\\x0a2026-01-31T12:00:00.000Z 1.2.3.4 5 \\"Eve\\" accepted" x',
    ],
    [Buffer.from('Zo\xc3\xab', 'latin1'), 'x', '"Zo\\xc3\\xab" x'],
    ['', 'x', '"" x'],
    ['y'.repeat(65_535), 'x', `"${'y'.repeat(64)}"... x`],
  ])('of %j', (name, event, expected) => {
    expect(connectionLine('T', peer, name, event)).toBe(`T 192.0.2.7 50123 ${expected}`);
  });

  it('is one line of printable ASCII, whatever was asked for as a name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (name) => {
        expect(connectionLine('T', peer, name, 'x')).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});

it('a line of the chat is the time and the line as it is shown', () => {
  const stamp = new TimeStamp();
  const noon = Date.UTC(2026, 0, 31, 12);
  expect(chatLine(stamp.at(noon), '[Bob] Hi')).toBe('2026-01-31T12:00:00.000Z [Bob] Hi');
  expect(stamp.at(noon + 1)).toBe('2026-01-31T12:00:00.001Z');
});
