import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConversationLog } from '../../src/client/conversation-log.js';
import { announced, NOW, said } from './support/pictures.js';

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'talk.txt');
}

const none = (sentence: string): never => expect.fail(sentence);

describe('a log of the conversation', () => {
  it('has what is said with its time, a line for each day, and goes on with a file that is there', () => {
    const path = place();
    let now = NOW;
    const log = new ConversationLog(path, () => now, none);
    log.event({ kind: 'listing', topic: 'commands', entries: ['00 join <username>'] }, 'Bob');
    log.event(announced('Bob', 'joining'), 'Bob');
    log.event(said('Ann', 'Hi'), 'Bob');
    log.own('Bob', 'Hello', undefined);
    now = { time: '00:01', day: 'Thu 26 Nov 2026' };
    log.own('Bob', 'psst', 'Ann');
    log.event({ kind: 'direct', sender: 'Ann', text: 'yes?' }, 'Bob');
    log.event({ kind: 'lost', sentence: 'The server closed the connection.', delay: 1000 }, 'Bob');
    log.close();
    new ConversationLog(path, () => now, none).close();
    expect(readFileSync(path, 'latin1')).toBe(
      [
        '--- Log opened Wed 25 Nov 2026 09:41',
        '09:41 **Bob is joining the chat**',
        '09:41 [Ann] Hi',
        '09:41 [Bob] Hello',
        '--- Day changed to Thu 26 Nov 2026',
        '00:01 [you to Ann] psst',
        '00:01 [Ann to you] yes?',
        '00:01 The server closed the connection. Trying again in 1 second.',
        '--- Log closed Thu 26 Nov 2026 00:01',
        '--- Log opened Thu 26 Nov 2026 00:01',
        '--- Log closed Thu 26 Nov 2026 00:01',
        '',
      ].join('\n'),
    );
  });

  it('is for the eyes of the user alone, also where the file was there before', () => {
    const path = place();
    writeFileSync(path, '', { mode: 0o644 });
    new ConversationLog(path, () => NOW, none).close();
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });

  it('has one line for each thing that happens, whatever a server sends', () => {
    const path = place();
    const log = new ConversationLog(path, () => NOW, none);
    log.event(said('Ann', 'x\n09:41 [Bob] forged\u0085\x1b[2J'), 'Bob');
    log.close();
    const lines = readFileSync(path, 'latin1').split('\n');
    expect(lines[1]).toBe('09:41 [Ann] x^J09:41 [Bob] forged<U+0085>^[[2J');
    expect(lines).toHaveLength(4);
  });

  it('says why it cannot be written', () => {
    expect(() => new ConversationLog(join(place(), 'x', 'y'), () => NOW, none)).toThrow(
      /^Cannot log to .*: there is no such folder\.$/,
    );
    expect(() => new ConversationLog(tmpdir(), () => NOW, none)).toThrow('it is a folder.');
  });
});
