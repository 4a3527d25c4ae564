import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { ConversationLog } from '../../../src/client/conversation-log.js';
import type { Checks } from '../check.js';
import { Workshop } from '../workshop.js';

export const client: Checks = {
  '--- Log opened Wed 25 Nov 2026 23:58': async ({ text }) => {
    const workshop = await Workshop.make();
    let now = { day: 'Wed 25 Nov 2026', time: '23:58' };
    const log = new ConversationLog(workshop.path('talk.txt'), () => now, expect.fail);
    const line = '**Bob is joining the chat**';
    log.event({ kind: 'announced', username: 'Bob', change: 'joining', line }, 'Bob');
    now = { ...now, time: '23:59' };
    log.event({ kind: 'said', sender: 'Ann', text: 'Hello Bob' }, 'Bob');
    now = { day: 'Thu 26 Nov 2026', time: '00:00' };
    log.own('Bob', 'Good morning', undefined);
    now = { ...now, time: '00:01' };
    log.close();
    expect(await readFile(workshop.path('talk.txt'), 'latin1')).toBe(`${text.trimEnd()}\n`);
  },
};
